SELECT d.id, nullif(min(
  ifnull(d.plicht_begin, '9999'),
  ifnull(d.kennisgeving, '9999'),
  ifnull(d.koppeling, '9999'),
  ifnull(d.huisvesting, '9999'),
  ifnull(d.bijstand_ingang, '9999'),
  ifnull(d.bijstand_einde, '9999'),
  ifnull(d.info_derden_gevraagd, '9999'),
  ifnull(d.info_derden_ontvangen, '9999'),
  ifnull(d.eerste_huisvesting, '9999'),
  ifnull(d.pip_vorige_gemeente, '9999'),
  ifnull(d.aanbod, '9999'),
  ifnull(d.pvt_ondertekend, '9999'),
  ifnull(d.map_eindgesprek, '9999'),
  ifnull(d.voldaan, '9999'),
  ifnull(d.dossier_gesloten, '9999'),
  ifnull((SELECT min(datum) FROM main.intake WHERE dossier_id = d.id), '9999'),
  ifnull((SELECT min(dagtekening) FROM main.pip WHERE dossier_id = d.id), '9999'),
  ifnull((SELECT min(datum) FROM main.route WHERE dossier_id = d.id), '9999'),
  ifnull((SELECT min(datum) FROM main.ontzorg WHERE dossier_id = d.id), '9999'),
  ifnull((SELECT min(start) FROM main.activiteit WHERE dossier_id = d.id), '9999'),
  ifnull((SELECT min(datum) FROM main.examen WHERE dossier_id = d.id), '9999'),
  ifnull((SELECT min(gehouden) FROM main.gesprek WHERE dossier_id = d.id), '9999'),
  ifnull((SELECT min(datum) FROM main.enquete WHERE dossier_id = d.id), '9999'),
  ifnull((SELECT min(datum) FROM main.uitgave WHERE dossier_id = d.id), '9999'),
  ifnull((SELECT min(start) FROM main.voorinburgering WHERE dossier_id = d.id), '9999'),
  ifnull((SELECT min(datum) FROM main.klantprofiel WHERE dossier_id = d.id), '9999'),
  ifnull((SELECT min(datum) FROM main.overdracht WHERE dossier_id = d.id), '9999'),
  ifnull((SELECT min(start) FROM main.begeleiding WHERE dossier_id = d.id), '9999'),
  ifnull((SELECT min(datum) FROM main.map_onderdeel WHERE dossier_id = d.id), '9999'),
  ifnull((SELECT min(datum) FROM main.pvt_onderdeel WHERE dossier_id = d.id), '9999'),
  ifnull((SELECT min(aangeboden_op) FROM main.aanbod WHERE dossier_id = d.id), '9999'),
  ifnull((SELECT min(datum) FROM main.maatregel WHERE dossier_id = d.id), '9999'),
  ifnull((SELECT min(datum) FROM main.besluit WHERE dossier_id = d.id), '9999'),
  ifnull((SELECT min(maand) || '-01' FROM main.ontzorg_maand WHERE dossier_id = d.id), '9999'),
  ifnull((SELECT min(start) FROM main.training WHERE dossier_id = d.id), '9999'),
  ifnull((SELECT min(datum) FROM main.ontzorg_evaluatie WHERE dossier_id = d.id), '9999'),
  ifnull((SELECT min(datum) FROM main.verwijzing WHERE dossier_id = d.id), '9999'),
  ifnull((SELECT min(peildatum) FROM main.levering WHERE dossier_id = d.id), '9999'),
  ifnull((SELECT min(datum) FROM main.duo_ontvangst WHERE dossier_id = d.id), '9999'),
  ifnull((SELECT min(datum) FROM main.document WHERE dossier_id = d.id), '9999'),
  ifnull((SELECT min(gevraagd) FROM main.advies WHERE dossier_id = d.id), '9999'),
  ifnull((SELECT min(datum) FROM main.doelgroepwijziging WHERE dossier_id = d.id), '9999'),
  ifnull((SELECT min(dag) FROM main.notitie WHERE dossier_id = d.id), '9999')), '9999')
 FROM main.dossier d WHERE NOT ifnull((d.plicht_begin <= :p OR d.kennisgeving <= :p OR d.koppeling <= :p OR d.huisvesting <= :p OR d.bijstand_ingang <= :p OR d.bijstand_einde <= :p OR d.info_derden_gevraagd <= :p OR d.info_derden_ontvangen <= :p OR d.eerste_huisvesting <= :p OR d.pip_vorige_gemeente <= :p OR d.aanbod <= :p OR d.pvt_ondertekend <= :p OR d.map_eindgesprek <= :p OR d.voldaan <= :p OR d.dossier_gesloten <= :p), 0);
CREATE TEMP VIEW dossier AS SELECT id, nummer, zoeknaam, geslachtsnaam, doelgroep, bsn, v_nummer, voornamen, voorvoegsel, geboortedatum, geslacht, nationaliteit, gedetailleerde_doelgroep, gemeente, iif(t.plicht_begin > :p, NULL, t.plicht_begin) AS plicht_begin, iif(t.kennisgeving > :p, NULL, t.kennisgeving) AS kennisgeving, iif(t.koppeling > :p, NULL, t.koppeling) AS koppeling, iif(t.huisvesting > :p, NULL, t.huisvesting) AS huisvesting, iif(t.bijstand_ingang > :p, NULL, t.bijstand_ingang) AS bijstand_ingang, iif(t.bijstand_einde > :p, NULL, t.bijstand_einde) AS bijstand_einde, iif(t.info_derden_gevraagd > :p, NULL, t.info_derden_gevraagd) AS info_derden_gevraagd, iif(t.info_derden_ontvangen > :p, NULL, t.info_derden_ontvangen) AS info_derden_ontvangen, iif(t.eerste_huisvesting > :p, NULL, t.eerste_huisvesting) AS eerste_huisvesting, iif(t.pip_vorige_gemeente > :p, NULL, t.pip_vorige_gemeente) AS pip_vorige_gemeente, iif(t.pip_vorige_gemeente > :p, NULL, t.route_vorige_gemeente) AS route_vorige_gemeente, iif(t.aanbod > :p, NULL, t.aanbod) AS aanbod, iif(t.pvt_ondertekend > :p, NULL, t.pvt_ondertekend) AS pvt_ondertekend, iif(t.map_eindgesprek > :p, NULL, t.map_eindgesprek) AS map_eindgesprek, iif(t.pvt_ondertekend > :p, NULL, t.pvt_verwijtbaar) AS pvt_verwijtbaar, iif(t.map_eindgesprek > :p, NULL, t.map_verwijtbaar) AS map_verwijtbaar, iif(t.duo_termijn_begin > :p, NULL, t.duo_termijn_begin) AS duo_termijn_begin, iif(t.duo_termijn_begin > :p, NULL, t.duo_termijn_einde) AS duo_termijn_einde, vergunning_geldig_tot, iif(t.voldaan > :p, NULL, t.voldaan) AS voldaan, iif(t.dossier_gesloten > :p, NULL, t.dossier_gesloten) AS dossier_gesloten, iif(t.dossier_gesloten > :p, NULL, t.reden) AS reden, azc, klantmanager, huishouden, rol_in_huishouden, adres, postcode, woonplaats, telefoon, email, contacttaal, tolk_nodig
 FROM main.dossier t
 WHERE ((t.plicht_begin <= :p OR t.kennisgeving <= :p OR t.koppeling <= :p OR t.huisvesting <= :p OR t.bijstand_ingang <= :p OR t.bijstand_einde <= :p OR t.info_derden_gevraagd <= :p OR t.info_derden_ontvangen <= :p OR t.eerste_huisvesting <= :p OR t.pip_vorige_gemeente <= :p OR t.aanbod <= :p OR t.pvt_ondertekend <= :p OR t.map_eindgesprek <= :p OR t.voldaan <= :p OR t.dossier_gesloten <= :p)
 OR exists_by_records(t.id));
CREATE TEMP VIEW intake AS SELECT id, dossier_id, datum, deel, locatie, methode, techniek, voorlichting, iif(t.toets_datum > :p, NULL, t.toets_uitslag) AS toets_uitslag, iif(t.toets_datum > :p, NULL, t.toets_score) AS toets_score, iif(t.toets_datum > :p, NULL, t.toets_drempel) AS toets_drempel, iif(t.toets_datum > :p, NULL, t.toets_datum) AS toets_datum, toets_ontheffing, uren_taal, uren_nt2, uren_knm, uren_participatie, in_afwezigheid, apart_gesprek_aangeboden
 FROM main.intake t
 WHERE t.datum <= :p;
CREATE TEMP VIEW pip AS SELECT id, dossier_id, dagtekening, iif(t.bekendmaking > :p, NULL, t.bekendmaking) AS bekendmaking, gesprekken, intensiteit_route, intensiteit_pvt, intensiteit_map, map_bedrijfsbezoeken, map_sollicitatiegesprekken, map_werk_maanden, map_werk_uren, alfabetisering, mag_opleiding_afmaken, doel, vve, begeleiding, ontzorgen, participatie, sociale_context, financien, gezondheid, land_van_herkomst, inburgering, toekomstperspectief, afgewezen_routes, afgewezen_b1, afgewezen_onderwijs, afgewezen_z, reden
 FROM main.pip t
 WHERE (t.dagtekening <= :p OR (t.dagtekening IS NULL AND EXISTS (SELECT 1 FROM temp.dossier d WHERE d.id = t.dossier_id)));
CREATE TEMP VIEW route AS SELECT id, dossier_id, route, datum, niveau, reden, iif(t.bekendmaking > :p, NULL, t.bekendmaking) AS bekendmaking, iif(t.afgeschaald_op > :p, NULL, t.afgeschaald_op) AS afgeschaald_op, iif(t.afschaal_bekendmaking > :p, NULL, t.afschaal_bekendmaking) AS afschaal_bekendmaking, iif(t.afgeschaald_op > :p, NULL, t.uren) AS uren, iif(t.afgeschaald_op > :p, NULL, t.afschaal_reden) AS afschaal_reden, iif(t.afgerond_op > :p, NULL, t.afgerond_op) AS afgerond_op
 FROM main.route t
 WHERE t.datum <= :p;
CREATE TEMP VIEW ontzorg AS SELECT id, dossier_id, datum, iif(t.bekendmaking > :p, NULL, t.bekendmaking) AS bekendmaking, iif(t.machtiging > :p, NULL, t.machtiging) AS machtiging, budgetbeheer, iif(t.einde > :p, NULL, t.einde) AS einde, iif(t.einde > :p, NULL, t.reden) AS reden, iif(t.verlengd_op > :p, NULL, t.verlengd_op) AS verlengd_op, iif(t.verlengd_op > :p, NULL, t.verlengd_tot) AS verlengd_tot, iif(t.verlengd_op > :p, NULL, t.verleng_reden) AS verleng_reden, iif(t.verleng_bekendmaking > :p, NULL, t.verleng_bekendmaking) AS verleng_bekendmaking, huur, gas, water, stroom, zorgverzekering, telefoon
 FROM main.ontzorg t
 WHERE t.datum <= :p;
CREATE TEMP VIEW activiteit AS SELECT id, dossier_id, soort, start, einde, uren_per_week, aanbieder, naar_vermogen, schoolsoort, vrijstellend, in_mindering
 FROM main.activiteit t
 WHERE t.start <= :p;
CREATE TEMP VIEW uren AS SELECT id, dossier_id, activiteit_id, maand, aangeboden, gevolgd, voor_pip, verzuim_geoorloofd, verzuim_ongeoorloofd
 FROM main.uren t
 WHERE t.maand <= :m AND (t.maand < :m OR EXISTS (SELECT 1 FROM activiteit a WHERE a.id = t.activiteit_id));
CREATE TEMP VIEW examen AS SELECT id, dossier_id, onderdeel, datum, niveau, uitslag, reden_geen_uitslag, poging
 FROM main.examen t
 WHERE t.datum <= :p;
CREATE TEMP VIEW gesprek AS SELECT id, dossier_id, gepland, verzet_naar, soort, tijd, plaats, iif(t.gehouden > :p, NULL, t.gehouden) AS gehouden, iif(coalesce(t.verzet_naar, t.gepland) > :p, NULL, t.niet_verschenen) AS niet_verschenen, iif(coalesce(t.gehouden, t.verzet_naar, t.gepland) > :p, NULL, t.afspraken) AS afspraken
 FROM main.gesprek t
 WHERE (t.verzet_naar IS NOT NULL OR t.gepland IS NOT NULL OR t.gehouden <= :p) AND EXISTS (SELECT 1 FROM temp.dossier d WHERE d.id = t.dossier_id);
CREATE TEMP VIEW enquete AS SELECT id, dossier_id, groep, datum, score, partner, gemeente
 FROM main.enquete t
 WHERE t.datum <= :p;
CREATE TEMP VIEW uitgave AS SELECT id, dossier_id, gemeente, voorziening, datum, bedrag, kenmerk, aanbieder
 FROM main.uitgave t
 WHERE t.datum <= :p;
CREATE TEMP VIEW voorinburgering AS SELECT id, dossier_id, onderdeel, start, einde, uren, resultaat
 FROM main.voorinburgering t
 WHERE t.start <= :p;
CREATE TEMP VIEW klantprofiel AS SELECT id, dossier_id, onderwerp, datum, inhoud
 FROM main.klantprofiel t
 WHERE t.datum <= :p;
CREATE TEMP VIEW overdracht AS SELECT id, dossier_id, soort, datum, gehouden, reden, gemeente, contact, toelichting
 FROM main.overdracht t
 WHERE t.datum <= :p;
CREATE TEMP VIEW begeleiding AS SELECT id, dossier_id, start, einde, uren, aanbieder, toelichting
 FROM main.begeleiding t
 WHERE t.start <= :p;
CREATE TEMP VIEW map_onderdeel AS SELECT id, dossier_id, onderdeel, datum, uren, praktijkuren, aantal, behaald, aanbieder, toelichting
 FROM main.map_onderdeel t
 WHERE t.datum <= :p;
CREATE TEMP VIEW pvt_onderdeel AS SELECT id, dossier_id, onderdeel, datum, uren, aanwezig, aanbieder, toelichting
 FROM main.pvt_onderdeel t
 WHERE t.datum <= :p;
CREATE TEMP VIEW aanbod AS SELECT id, dossier_id, aangeboden_op, aanbieder, leerroute, start, einde
 FROM main.aanbod t
 WHERE t.aangeboden_op <= :p;
CREATE TEMP VIEW maatregel AS SELECT id, dossier_id, soort, datum, grond, iif(t.bekendmaking > :p, NULL, t.bekendmaking) AS bekendmaking, uiterlijk, iif(t.verschenen > :p, NULL, t.verschenen) AS verschenen, iif(t.rapport > :p, NULL, t.rapport) AS rapport, iif(t.zienswijze_gevraagd > :p, NULL, t.zienswijze_gevraagd) AS zienswijze_gevraagd, iif(t.zienswijze_ontvangen > :p, NULL, t.zienswijze_ontvangen) AS zienswijze_ontvangen, iif(t.zienswijze_ontvangen > :p, NULL, t.zienswijze) AS zienswijze, verwijtbaarheid, bedrag, iif(t.onherroepelijk > :p, NULL, t.onherroepelijk) AS onherroepelijk, reden
 FROM main.maatregel t
 WHERE (t.datum <= :p OR (t.datum IS NULL AND EXISTS (SELECT 1 FROM temp.dossier d WHERE d.id = t.dossier_id)));
CREATE TEMP VIEW besluit AS SELECT id, dossier_id, soort, datum, oordeel, omvang, onderdeel, grond, toelichting, iif(t.bekendmaking > :p, NULL, t.bekendmaking) AS bekendmaking, vanaf, tot, bedrag, uren
 FROM main.besluit t
 WHERE (t.datum <= :p OR (t.datum IS NULL AND EXISTS (SELECT 1 FROM temp.dossier d WHERE d.id = t.dossier_id)));
CREATE TEMP VIEW ontzorg_maand AS SELECT id, dossier_id, maand, bijstand, huur, gas, water, stroom, zorgverzekering, telefoon, zorgtoeslag, huurtoeslag, kinderopvangtoeslag, kindgebonden_budget, toeslag_partner
 FROM main.ontzorg_maand t
 WHERE t.maand <= :m;
CREATE TEMP VIEW training AS SELECT id, dossier_id, module, start, iif(t.afgerond > :p, NULL, t.afgerond) AS afgerond, verplicht, aanbieder
 FROM main.training t
 WHERE t.start <= :p;
CREATE TEMP VIEW ontzorg_evaluatie AS SELECT id, dossier_id, datum, uitkomst, toelichting
 FROM main.ontzorg_evaluatie t
 WHERE t.datum <= :p;
CREATE TEMP VIEW verwijzing AS SELECT id, dossier_id, partner, datum, onderwerp, iif(t.afgerond > :p, NULL, t.afgerond) AS afgerond, iif(t.afgerond > :p, NULL, t.resultaat) AS resultaat
 FROM main.verwijzing t
 WHERE t.datum <= :p;
CREATE TEMP VIEW levering AS SELECT id, dossier_id, api, sleutel, ingetrokken, bericht_id, hash, peildatum, tijd
 FROM main.levering t
 WHERE t.peildatum <= :p;
CREATE TEMP VIEW duo_ontvangst AS SELECT id, dossier_id, soort, gebeurtenis, moment, datum, hash, tijd
 FROM main.duo_ontvangst t
 WHERE (t.datum <= :p OR (t.datum IS NULL AND EXISTS (SELECT 1 FROM temp.dossier d WHERE d.id = t.dossier_id)));
CREATE TEMP VIEW document AS SELECT id, dossier_id, datum, soort, formaat, concept, hash
 FROM main.document t
 WHERE t.datum <= :p;
CREATE TEMP VIEW advies AS SELECT id, dossier_id, gevraagd, iif(t.gegeven > :p, NULL, t.gegeven) AS gegeven, iif(t.gegeven > :p, NULL, t.advies) AS advies, iif(t.gegeven > :p, NULL, t.toelichting) AS toelichting
 FROM main.advies t
 WHERE t.gevraagd <= :p;
CREATE TEMP VIEW doelgroepwijziging AS SELECT id, dossier_id, doelgroep, datum, gedetailleerde_doelgroep, toelichting
 FROM main.doelgroepwijziging t
 WHERE t.datum <= :p;
CREATE TEMP VIEW notitie AS SELECT id, dossier_id, dag, tijd, soort, tekst, door
 FROM main.notitie t
 WHERE t.dag <= :p;
