-- The question of `report kpi`, written by hand for the sqlite3 shell: one line a row of the report.
-- :p is the peildatum. A calendar holds the end of each term for each day, so that no date is counted twice.
PRAGMA temp_store=MEMORY;
CREATE TEMP TABLE holiday(day TEXT PRIMARY KEY) WITHOUT ROWID;
WITH RECURSIVE y(n) AS (SELECT 2020 UNION ALL SELECT n + 1 FROM y WHERE n < 2030),
 e(n, easter) AS (VALUES (2020,'2020-04-12'),(2021,'2021-04-04'),(2022,'2022-04-17'),(2023,'2023-04-09'),(2024,'2024-03-31'),
  (2025,'2025-04-20'),(2026,'2026-04-05'),(2027,'2027-03-28'),(2028,'2028-04-16'),(2029,'2029-04-01'),(2030,'2030-04-21'))
INSERT INTO holiday
 SELECT n || '-01-01' FROM y UNION SELECT n || '-05-05' FROM y UNION SELECT n || '-12-25' FROM y UNION SELECT n || '-12-26' FROM y
 UNION SELECT n || CASE strftime('%w', n || '-04-27') WHEN '0' THEN '-04-26' ELSE '-04-27' END FROM y
 UNION SELECT date(easter, d || ' days') FROM e, (SELECT -2 AS d UNION SELECT 1 UNION SELECT 39 UNION SELECT 50)
 UNION VALUES ('2022-05-27'),('2023-04-28'),('2023-05-19'),('2024-05-10'),('2024-12-27'),('2025-05-30'),('2026-01-02'),
  ('2026-05-15'),('2027-05-07'),('2028-04-28'),('2028-05-26');
CREATE TEMP TABLE open(day TEXT PRIMARY KEY) WITHOUT ROWID;
CREATE TEMP TABLE work(day TEXT PRIMARY KEY, until TEXT) WITHOUT ROWID;
WITH RECURSIVE c(day) AS (SELECT '2020-01-01' UNION ALL SELECT date(day, '+1 day') FROM c WHERE day < '2030-06-30')
INSERT INTO work SELECT day, day FROM c;
INSERT INTO open SELECT day FROM work WHERE strftime('%w', day) NOT IN ('0', '6') AND day NOT IN (SELECT day FROM holiday);
UPDATE work SET until = (SELECT min(open.day) FROM open WHERE open.day >= work.day);
CREATE TEMP TABLE cal(day TEXT PRIMARY KEY, m6, m6min, m12, m36, w8, w10, w10a, w2a) WITHOUT ROWID;
WITH m(day, months) AS (SELECT day, n FROM work, (SELECT 6 AS n UNION SELECT 12 UNION SELECT 36)),
 clamped AS (SELECT day, months, CASE WHEN strftime('%d', date(day, months || ' months')) = strftime('%d', day)
  THEN date(day, months || ' months') ELSE date(day, 'start of month', (months + 1) || ' months', '-1 day') END AS last FROM m),
 wide AS (SELECT day, max(last) FILTER (WHERE months = 6) AS m6, max(last) FILTER (WHERE months = 12) AS m12,
  max(last) FILTER (WHERE months = 36) AS m36 FROM clamped GROUP BY day)
INSERT INTO cal SELECT day, m6, date(m6, '-1 day'), m12, m36, date(day, '+56 days'), date(day, '+70 days'),
 (SELECT until FROM work w WHERE w.day = date(wide.day, '+70 days')), (SELECT until FROM work w WHERE w.day = date(wide.day, '+14 days'))
 FROM wide;
CREATE TEMP TABLE kind(soort TEXT PRIMARY KEY, taal, werk, part, paid) WITHOUT ROWID;
INSERT INTO kind VALUES ('taalles',1,0,0,0),('vaktaal',1,0,0,0),('alfabetisering',1,0,0,0),('taalschakeltraject',1,0,0,0),
 ('opleiding',1,0,1,0),('leerwerktraject',1,1,1,0),('betaald_werk',0,1,1,1),('ondernemerschap',0,1,1,1),
 ('vrijwilligerswerk',0,1,1,0),('stage',0,1,1,0),('werkervaringsplaats',0,1,1,0),('proefplaatsing',0,1,1,0),
 ('maatschappelijke_activiteit',0,0,1,0),('taalmaatje',0,0,0,0),('training',0,0,0,0);
CREATE TEMP VIEW known AS SELECT id, doelgroep, gedetailleerde_doelgroep AS detail,
 CASE WHEN kennisgeving <= :p THEN kennisgeving END AS kennis, CASE WHEN huisvesting <= :p THEN huisvesting END AS huis,
 CASE WHEN bijstand_ingang <= :p THEN bijstand_ingang END AS bijstand, CASE WHEN bijstand_einde <= :p THEN bijstand_einde END AS uit,
 CASE WHEN info_derden_gevraagd <= :p THEN info_derden_gevraagd END AS gevraagd,
 CASE WHEN info_derden_ontvangen <= :p THEN info_derden_ontvangen END AS ontvangen,
 CASE WHEN pip_vorige_gemeente <= :p THEN pip_vorige_gemeente END AS vorige,
 CASE WHEN dossier_gesloten <= :p THEN dossier_gesloten END AS dicht, reden,
 coalesce(CASE WHEN plicht_begin <= :p THEN plicht_begin END, CASE WHEN kennisgeving <= :p THEN kennisgeving END,
  CASE WHEN huisvesting <= :p THEN huisvesting END, '2022-01-01') < '2022-01-01' AS oud FROM dossier;
-- the first day with taal and werk together, per dossier
CREATE TEMP TABLE samen(id INTEGER PRIMARY KEY, dag);
INSERT INTO samen SELECT t.dossier_id, min(max(t.start, w.start)) FROM activiteit t
 CROSS JOIN activiteit w ON w.dossier_id = t.dossier_id AND w.start <= :p AND w.start <= ifnull(t.einde, '9')
  AND ifnull(w.einde, '9') >= t.start
 WHERE t.start <= :p AND t.soort IN (SELECT soort FROM kind WHERE taal) AND w.soort IN (SELECT soort FROM kind WHERE werk)
 GROUP BY t.dossier_id;
CREATE TEMP TABLE deel(id INTEGER PRIMARY KEY, part, paid, na3j, paid3j);
INSERT INTO deel SELECT d.id, min(max(a.start, d.bijstand)), min(max(a.start, d.bijstand)) FILTER (WHERE kind.paid),
 max(c.m36 <= :p AND a.start <= c.m36 AND ifnull(a.einde, '9') >= c.m36),
 max(c.m36 <= :p AND a.start <= c.m36 AND ifnull(a.einde, '9') >= c.m36) FILTER (WHERE kind.paid)
 FROM known d JOIN cal c ON c.day = d.bijstand CROSS JOIN activiteit a ON a.dossier_id = d.id AND a.start <= :p
 JOIN kind ON kind.soort = a.soort AND kind.part
 WHERE ifnull(a.einde, '9') >= d.bijstand GROUP BY d.id;
CREATE TEMP TABLE plan(id INTEGER PRIMARY KEY, dag);
INSERT INTO plan SELECT dossier_id, min(dagtekening) FROM pip WHERE dagtekening <= :p GROUP BY dossier_id;
.mode list
-- id | teller | noemer | lopend | lopend_gehaald | uitgevallen | n | waarvan_betaald
SELECT 'integraal_aanbod_6m', sum(w = 'g'), sum(w IN ('g', 'n')), sum(w LIKE 'l%'), sum(w = 'lg'), sum(w = 'u'), count(*), NULL FROM (
 SELECT CASE WHEN dicht < c.m6 AND reden IN ('verhuisd', 'overleden', 'vertrokken', 'plicht_ingetrokken') AND ifnull(s.dag > c.m6, 1)
   THEN 'u' WHEN c.m6 > :p THEN iif(s.dag <= c.m6, 'lg', 'l') ELSE iif(s.dag <= c.m6, 'g', 'n') END AS w
 FROM known JOIN cal c ON c.day = huis LEFT JOIN samen s USING (id));
SELECT 'participatie_12m', sum(w = 'g'), sum(w IN ('g', 'n')), sum(w LIKE 'l%'), sum(w = 'lg'), sum(w = 'u'), count(*),
 sum(w = 'g' AND paid <= m12) FROM (
 SELECT CASE WHEN dicht < c.m12 AND reden IN ('verhuisd', 'overleden', 'vertrokken', 'plicht_ingetrokken') AND ifnull(part > c.m12, 1)
   THEN 'u' WHEN c.m12 > :p THEN iif(part <= c.m12, 'lg', 'l') ELSE iif(part <= c.m12, 'g', 'n') END AS w, paid, m12
 FROM known JOIN cal c ON c.day = bijstand LEFT JOIN deel USING (id));
SELECT 'participatie_3j', sum(w = 'g'), sum(w IN ('g', 'n')), sum(w LIKE 'l%'), sum(w = 'lg'), sum(w = 'u'), count(*),
 sum(w = 'g' AND paid3j) FROM (
 SELECT CASE WHEN dicht < c.m36 AND reden IN ('verhuisd', 'overleden', 'vertrokken', 'plicht_ingetrokken') AND ifnull(na3j, 0) = 0
   THEN 'u' WHEN c.m36 > :p THEN iif(na3j, 'lg', 'l') ELSE iif(na3j, 'g', 'n') END AS w, paid3j
 FROM known JOIN cal c ON c.day = bijstand LEFT JOIN deel USING (id));
SELECT 'tevredenheid_' || groep, sum(score), count(*), NULL, NULL, NULL, count(*), NULL FROM enquete WHERE datum <= :p
 GROUP BY groep ORDER BY groep DESC;
SELECT 'pip_op_tijd', sum(w = 'g'), sum(w IN ('g', 'n')), sum(w = 'l'), 0, sum(w = 'u'), count(*), NULL FROM (
 SELECT CASE WHEN eind IS NULL THEN iif(dicht IS NULL, 'l', 'u') WHEN dag <= eind THEN 'g' WHEN dag > eind THEN 'n'
   WHEN dicht <= eind THEN 'u' WHEN :p <= eind THEN 'l' ELSE 'n' END AS w FROM (
  SELECT CASE WHEN gevraagd IS NULL OR oud OR vorige IS NOT NULL OR gevraagd > laatst THEN laatst
    WHEN ontvangen IS NULL THEN iif(dag IS NOT NULL OR :p <= laatst, laatst, NULL)
    ELSE max(laatst, (SELECT w2a FROM cal WHERE day = ontvangen)) END AS eind, dicht, dag FROM (
   SELECT k.id, iif(oud, c.w10, c.w10a) AS laatst, gevraagd, ontvangen, oud, vorige, dicht, plan.dag
    FROM known k JOIN cal c ON c.day = CASE WHEN oud OR vorige IS NOT NULL THEN huis WHEN doelgroep <> 'asielstatushouder' THEN kennis
     ELSE max(kennis, huis) END LEFT JOIN plan USING (id))));
SELECT 'intake_op_tijd', sum(w = 'g'), sum(w IN ('g', 'n')), sum(w = 'l'), 0, sum(w = 'u'), count(*), NULL FROM (
 SELECT CASE WHEN klaar <= c.w8 THEN 'g' WHEN klaar > c.w8 THEN 'n' WHEN dicht <= c.w8 THEN 'u' WHEN :p <= c.w8 THEN 'l' ELSE 'n' END AS w
 FROM known JOIN (
  SELECT dossier_id AS id, min(datum) FILTER (WHERE deel IS NOT NULL) AS begin, CASE WHEN count(DISTINCT deel) = 2 THEN
    max(min(datum) FILTER (WHERE deel = 1), min(datum) FILTER (WHERE deel = 2),
     min(min(coalesce(toets_datum, datum)) FILTER (WHERE toets_uitslag IS NOT NULL AND coalesce(toets_datum, datum) <= :p),
      ifnull(min(datum) FILTER (WHERE toets_uitslag IS NULL AND toets_ontheffing IS NOT NULL), '9'))) END AS klaar
  FROM intake WHERE datum <= :p GROUP BY dossier_id) USING (id) JOIN cal c ON c.day = begin);
SELECT 'intake_niet_begonnen', count(*), NULL, NULL, NULL, NULL, count(*), NULL
 FROM known k JOIN cal c ON c.day = CASE WHEN oud OR vorige IS NOT NULL THEN huis WHEN doelgroep <> 'asielstatushouder' THEN kennis
  ELSE max(kennis, huis) END LEFT JOIN plan USING (id)
 WHERE dicht IS NULL AND plan.dag IS NULL AND id NOT IN (SELECT dossier_id FROM intake WHERE deel IS NOT NULL AND datum <= :p);
SELECT 'examens_behaald', ifnull(sum(uitslag = 'geslaagd'), 0), count(*), 0, 0, 0, count(*), NULL FROM examen WHERE uitslag <> 'geen' AND datum <= :p;
WITH days AS (SELECT julianday(dag) - julianday(huis) AS d FROM known JOIN plan USING (id) WHERE huis IS NOT NULL),
 ranked AS (SELECT d, row_number() OVER (ORDER BY d) AS r, count(*) OVER () AS n FROM days)
SELECT 'doorlooptijd_pip', avg(d), NULL, NULL, NULL, NULL, max(n), NULL FROM ranked WHERE r IN ((n + 1) / 2, (n + 2) / 2);
WITH last AS (SELECT dossier_id AS id, max(datum) AS datum, einde, verlengd_op, verlengd_tot FROM ontzorg WHERE datum <= :p GROUP BY dossier_id),
 busy AS (SELECT CASE WHEN verlengd_tot IS NOT NULL AND coalesce(verlengd_op, datum) <= :p THEN verlengd_tot ELSE c.m6min END AS eind
  FROM known JOIN last USING (id) JOIN cal c ON c.day = iif(oud, datum, bijstand)
  WHERE doelgroep = 'asielstatushouder' AND dicht IS NULL AND ifnull(einde, '9') > :p AND ifnull(uit < datum, 1)
   AND (oud OR ifnull(detail, '') NOT IN ('gezinshereniger_met_asielstatushouder', 'gezinsvormer_met_asielstatushouder')))
SELECT 'ontzorgen_lopend', count(*), NULL, NULL, NULL, NULL, count(*), NULL FROM busy
UNION ALL SELECT 'ontzorgen_voorbij', count(*), NULL, NULL, NULL, NULL, count(*), NULL FROM busy WHERE eind < :p;
SELECT 'uitstroom_betaald_werk', count(*), NULL, NULL, NULL, NULL, count(*), NULL FROM known JOIN deel USING (id)
 WHERE paid <= date(uit, '+1 day');
WITH chosen AS (SELECT dossier_id AS id, max(datum), route FROM route WHERE datum <= :p GROUP BY dossier_id)
SELECT 'dossiers_' || ifnull(route, 'geen'), count(*), NULL, NULL, NULL, NULL, count(*), NULL FROM known LEFT JOIN chosen USING (id)
 WHERE dicht IS NULL GROUP BY route;
SELECT 'dossiers_' || doelgroep, count(*), NULL, NULL, NULL, NULL, count(*), NULL FROM known WHERE dicht IS NULL GROUP BY doelgroep;
WITH spent AS (SELECT ifnull(sum(bedrag), 0) AS cents, count(*) AS n FROM uitgave
  WHERE gemeente = 'Ouder-Amstel' AND datum BETWEEN substr(:p, 1, 4) || '-01-01' AND :p),
 room AS (SELECT bedrag FROM budget WHERE gemeente = 'Ouder-Amstel' AND jaar = CAST(substr(:p, 1, 4) AS INTEGER))
SELECT 'budget_gebruikt', (2000 * cents + bedrag) / (2 * bedrag) / 10.0, NULL, NULL, NULL, NULL, n, NULL FROM spent, room;
