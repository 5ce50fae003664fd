-- data is moved here
CREATE TABLE budget_nieuw (
	id INTEGER NOT NULL, 
	gemeente VARCHAR NOT NULL, 
	jaar INTEGER NOT NULL, 
	voorziening VARCHAR, 
	bedrag INTEGER NOT NULL, 
	bron VARCHAR, 
	CONSTRAINT pk_budget PRIMARY KEY (id), 
	CONSTRAINT ck_budget_jaar CHECK (jaar BETWEEN 2000 AND 2199), 
	CONSTRAINT ck_budget_voorziening CHECK (voorziening IN ('leerroute', 'maatschappelijke_begeleiding', 'pvt', 'map', 'tolken')), 
	CONSTRAINT ck_budget_bedrag CHECK (bedrag >= 0)
);
INSERT INTO budget_nieuw (id, gemeente, jaar, voorziening, bedrag, bron) SELECT id, gemeente, jaar, voorziening, bedrag, bron FROM budget;
DROP TABLE budget;
ALTER TABLE budget_nieuw RENAME TO budget;
CREATE INDEX ix_budget_gemeente_jaar_voorziening ON budget (gemeente, jaar, voorziening);
CREATE TABLE taakstelling_nieuw (
	id INTEGER NOT NULL, 
	gemeente VARCHAR NOT NULL, 
	jaar INTEGER NOT NULL, 
	helft INTEGER NOT NULL, 
	aantal INTEGER NOT NULL, 
	achterstand INTEGER, 
	zonder_dossier INTEGER, 
	CONSTRAINT pk_taakstelling PRIMARY KEY (id), 
	CONSTRAINT ck_taakstelling_jaar CHECK (jaar BETWEEN 2000 AND 2199), 
	CONSTRAINT ck_taakstelling_helft CHECK (helft BETWEEN 1 AND 2), 
	CONSTRAINT ck_taakstelling_aantal CHECK (aantal BETWEEN 0 AND 99999), 
	CONSTRAINT ck_taakstelling_achterstand CHECK (achterstand BETWEEN 0 AND 99999), 
	CONSTRAINT ck_taakstelling_zonder_dossier CHECK (zonder_dossier BETWEEN 0 AND 99999), 
	CONSTRAINT uq_taakstelling_gemeente_jaar_helft UNIQUE (gemeente, jaar, helft)
);
INSERT INTO taakstelling_nieuw (id, gemeente, jaar, helft, aantal, achterstand, zonder_dossier) SELECT id, gemeente, jaar, helft, aantal, achterstand, zonder_dossier FROM taakstelling;
DROP TABLE taakstelling;
ALTER TABLE taakstelling_nieuw RENAME TO taakstelling;
CREATE TABLE activiteit_nieuw (
	id INTEGER NOT NULL, 
	dossier_id INTEGER NOT NULL, 
	soort VARCHAR NOT NULL, 
	start VARCHAR NOT NULL, 
	einde VARCHAR, 
	uren_per_week INTEGER, 
	aanbieder VARCHAR, 
	naar_vermogen BOOLEAN, 
	CONSTRAINT pk_activiteit PRIMARY KEY (id), 
	CONSTRAINT ck_activiteit_soort CHECK (soort IN ('taalles', 'vaktaal', 'alfabetisering', 'taalschakeltraject', 'opleiding', 'leerwerktraject', 'betaald_werk', 'ondernemerschap', 'vrijwilligerswerk', 'stage', 'werkervaringsplaats', 'proefplaatsing', 'maatschappelijke_activiteit', 'taalmaatje', 'training')), 
	CONSTRAINT ck_activiteit_start CHECK (start GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'), 
	CONSTRAINT ck_activiteit_einde CHECK (einde GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'), 
	CONSTRAINT ck_activiteit_uren_per_week CHECK (uren_per_week >= 0), 
	CONSTRAINT ck_activiteit_einde_na_start CHECK (einde >= start), 
	CONSTRAINT fk_activiteit_dossier_id FOREIGN KEY(dossier_id) REFERENCES dossier (id)
);
INSERT INTO activiteit_nieuw (id, dossier_id, soort, start, einde, uren_per_week, aanbieder, naar_vermogen) SELECT id, dossier_id, soort, start, einde, uren_per_week, aanbieder, naar_vermogen FROM activiteit;
DROP TABLE activiteit;
ALTER TABLE activiteit_nieuw RENAME TO activiteit;
CREATE INDEX ix_activiteit_dossier_id_start_soort_einde ON activiteit (dossier_id, start, soort, einde);
CREATE TABLE intake_nieuw (
	id INTEGER NOT NULL, 
	dossier_id INTEGER NOT NULL, 
	datum VARCHAR NOT NULL, 
	deel INTEGER, 
	locatie VARCHAR, 
	methode VARCHAR, 
	techniek VARCHAR, 
	voorlichting BOOLEAN, 
	toets_uitslag VARCHAR, 
	toets_score INTEGER, 
	toets_drempel INTEGER, 
	toets_datum VARCHAR, 
	toets_ontheffing VARCHAR, 
	uren_taal INTEGER, 
	uren_participatie INTEGER, 
	apart_gesprek_aangeboden BOOLEAN, 
	CONSTRAINT pk_intake PRIMARY KEY (id), 
	CONSTRAINT ck_intake_datum CHECK (datum GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'), 
	CONSTRAINT ck_intake_deel CHECK (deel BETWEEN 1 AND 2), 
	CONSTRAINT ck_intake_locatie CHECK (locatie IN ('azc', 'gemeente')), 
	CONSTRAINT ck_intake_methode CHECK (methode IN ('dariuz', 'competensys', 'match_care', 'pps_v')), 
	CONSTRAINT ck_intake_techniek CHECK (techniek IN ('interview', 'oefening', 'workshop', 'voorlichtingsmateriaal')), 
	CONSTRAINT ck_intake_toets_uitslag CHECK (toets_uitslag IN ('b1_haalbaar', 'b1_niet_haalbaar', 'onbekend')), 
	CONSTRAINT ck_intake_toets_score CHECK (toets_score >= 0), 
	CONSTRAINT ck_intake_toets_drempel CHECK (toets_drempel >= 0), 
	CONSTRAINT ck_intake_toets_datum CHECK (toets_datum GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'), 
	CONSTRAINT ck_intake_uren_taal CHECK (uren_taal >= 0), 
	CONSTRAINT ck_intake_uren_participatie CHECK (uren_participatie >= 0), 
	CONSTRAINT fk_intake_dossier_id FOREIGN KEY(dossier_id) REFERENCES dossier (id)
);
INSERT INTO intake_nieuw (id, dossier_id, datum, deel, locatie, methode, techniek, voorlichting, toets_uitslag, toets_score, toets_drempel, toets_datum, toets_ontheffing, uren_taal, uren_participatie, apart_gesprek_aangeboden) SELECT id, dossier_id, datum, deel, locatie, methode, techniek, voorlichting, toets_uitslag, toets_score, toets_drempel, toets_datum, toets_ontheffing, uren_taal, uren_participatie, apart_gesprek_aangeboden FROM intake;
DROP TABLE intake;
ALTER TABLE intake_nieuw RENAME TO intake;
CREATE INDEX ix_intake_dossier_id_datum ON intake (dossier_id, datum);
CREATE TABLE map_onderdeel_nieuw (
	id INTEGER NOT NULL, 
	dossier_id INTEGER NOT NULL, 
	onderdeel VARCHAR NOT NULL, 
	datum VARCHAR NOT NULL, 
	uren INTEGER, 
	praktijkuren INTEGER, 
	aantal INTEGER, 
	behaald BOOLEAN, 
	aanbieder VARCHAR, 
	toelichting VARCHAR, 
	CONSTRAINT pk_map_onderdeel PRIMARY KEY (id), 
	CONSTRAINT ck_map_onderdeel_onderdeel CHECK (onderdeel IN ('arbeidsmarktorientatie', 'bedrijfsbezoeken', 'beroepskeuzetest', 'competenties', 'werknemersvaardigheden', 'sollicitatietraining', 'cv', 'sollicitatiegesprekken', 'werkervaring')), 
	CONSTRAINT ck_map_onderdeel_datum CHECK (datum GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'), 
	CONSTRAINT ck_map_onderdeel_uren CHECK (uren >= 0), 
	CONSTRAINT ck_map_onderdeel_praktijkuren CHECK (praktijkuren >= 0), 
	CONSTRAINT ck_map_onderdeel_aantal CHECK (aantal BETWEEN 1 AND 999), 
	CONSTRAINT uq_map_onderdeel_dossier_id_datum_onderdeel UNIQUE (dossier_id, datum, onderdeel), 
	CONSTRAINT fk_map_onderdeel_dossier_id FOREIGN KEY(dossier_id) REFERENCES dossier (id)
);
INSERT INTO map_onderdeel_nieuw (id, dossier_id, onderdeel, datum, uren, praktijkuren, aantal, behaald, aanbieder, toelichting) SELECT id, dossier_id, onderdeel, datum, uren, praktijkuren, aantal, behaald, aanbieder, toelichting FROM map_onderdeel;
DROP TABLE map_onderdeel;
ALTER TABLE map_onderdeel_nieuw RENAME TO map_onderdeel;
CREATE TABLE pip_nieuw (
	id INTEGER NOT NULL, 
	dossier_id INTEGER NOT NULL, 
	dagtekening VARCHAR, 
	bekendmaking VARCHAR, 
	gesprekken INTEGER, 
	intensiteit_route INTEGER, 
	intensiteit_pvt INTEGER, 
	intensiteit_map INTEGER, 
	map_bedrijfsbezoeken INTEGER, 
	map_sollicitatiegesprekken INTEGER, 
	map_werk_maanden INTEGER, 
	map_werk_uren INTEGER, 
	alfabetisering VARCHAR, 
	mag_opleiding_afmaken BOOLEAN, 
	doel VARCHAR, 
	vve VARCHAR, 
	begeleiding VARCHAR, 
	ontzorgen VARCHAR, 
	participatie VARCHAR, 
	sociale_context VARCHAR, 
	financien VARCHAR, 
	gezondheid VARCHAR, 
	land_van_herkomst VARCHAR, 
	inburgering VARCHAR, 
	toekomstperspectief VARCHAR, 
	afgewezen_routes VARCHAR, 
	afgewezen_b1 VARCHAR, 
	afgewezen_onderwijs VARCHAR, 
	afgewezen_z VARCHAR, 
	reden VARCHAR, 
	CONSTRAINT pk_pip PRIMARY KEY (id), 
	CONSTRAINT ck_pip_dagtekening CHECK (dagtekening GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'), 
	CONSTRAINT ck_pip_bekendmaking CHECK (bekendmaking GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'), 
	CONSTRAINT ck_pip_gesprekken CHECK (gesprekken BETWEEN 0 AND 99), 
	CONSTRAINT ck_pip_intensiteit_route CHECK (intensiteit_route BETWEEN 1 AND 9999), 
	CONSTRAINT ck_pip_intensiteit_pvt CHECK (intensiteit_pvt BETWEEN 1 AND 9999), 
	CONSTRAINT ck_pip_intensiteit_map CHECK (intensiteit_map BETWEEN 1 AND 9999), 
	CONSTRAINT ck_pip_map_bedrijfsbezoeken CHECK (map_bedrijfsbezoeken BETWEEN 1 AND 99), 
	CONSTRAINT ck_pip_map_sollicitatiegesprekken CHECK (map_sollicitatiegesprekken BETWEEN 1 AND 99), 
	CONSTRAINT ck_pip_map_werk_maanden CHECK (map_werk_maanden BETWEEN 1 AND 36), 
	CONSTRAINT ck_pip_map_werk_uren CHECK (map_werk_uren BETWEEN 1 AND 40), 
	CONSTRAINT ck_pip_alfabetisering CHECK (alfabetisering IN ('a', 'aa', 'nvt')), 
	CONSTRAINT uq_pip_dossier_id_dagtekening UNIQUE (dossier_id, dagtekening), 
	CONSTRAINT fk_pip_dossier_id FOREIGN KEY(dossier_id) REFERENCES dossier (id)
);
INSERT INTO pip_nieuw (id, dossier_id, dagtekening, bekendmaking, gesprekken, intensiteit_route, intensiteit_pvt, intensiteit_map, map_bedrijfsbezoeken, map_sollicitatiegesprekken, map_werk_maanden, map_werk_uren, alfabetisering, mag_opleiding_afmaken, doel, vve, begeleiding, ontzorgen, participatie, sociale_context, financien, gezondheid, land_van_herkomst, inburgering, toekomstperspectief, afgewezen_routes, afgewezen_b1, afgewezen_onderwijs, afgewezen_z, reden) SELECT id, dossier_id, dagtekening, bekendmaking, gesprekken, intensiteit_route, intensiteit_pvt, intensiteit_map, map_bedrijfsbezoeken, map_sollicitatiegesprekken, map_werk_maanden, map_werk_uren, alfabetisering, mag_opleiding_afmaken, doel, vve, begeleiding, ontzorgen, participatie, sociale_context, financien, gezondheid, land_van_herkomst, inburgering, toekomstperspectief, afgewezen_routes, afgewezen_b1, afgewezen_onderwijs, afgewezen_z, reden FROM pip;
DROP TABLE pip;
ALTER TABLE pip_nieuw RENAME TO pip;
CREATE TABLE route_nieuw (
	id INTEGER NOT NULL, 
	dossier_id INTEGER NOT NULL, 
	route VARCHAR NOT NULL, 
	datum VARCHAR NOT NULL, 
	niveau VARCHAR, 
	reden VARCHAR, 
	afgeschaald_op VARCHAR, 
	uren INTEGER, 
	afschaal_reden VARCHAR, 
	afgerond_op VARCHAR, 
	CONSTRAINT pk_route PRIMARY KEY (id), 
	CONSTRAINT ck_route_route CHECK (route IN ('b1', 'onderwijs', 'z')), 
	CONSTRAINT ck_route_datum CHECK (datum GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'), 
	CONSTRAINT ck_route_niveau CHECK (niveau IN ('a2', 'b1')), 
	CONSTRAINT ck_route_afgeschaald_op CHECK (afgeschaald_op GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'), 
	CONSTRAINT ck_route_uren CHECK (uren BETWEEN 0 AND 99999), 
	CONSTRAINT ck_route_afgerond_op CHECK (afgerond_op GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'), 
	CONSTRAINT ck_route_afgeschaald_op_na_datum CHECK (afgeschaald_op >= datum), 
	CONSTRAINT ck_route_afgerond_op_na_datum CHECK (afgerond_op >= datum), 
	CONSTRAINT ck_route_a2_met_o CHECK (NOT (route = 'onderwijs' AND niveau = 'a2')), 
	CONSTRAINT ck_route_b1_met_z CHECK (NOT (route = 'z' AND niveau = 'b1')), 
	CONSTRAINT uq_route_dossier_id_datum UNIQUE (dossier_id, datum), 
	CONSTRAINT fk_route_dossier_id FOREIGN KEY(dossier_id) REFERENCES dossier (id)
);
INSERT INTO route_nieuw (id, dossier_id, route, datum, niveau, reden, afgeschaald_op, uren, afschaal_reden, afgerond_op) SELECT id, dossier_id, route, datum, niveau, reden, afgeschaald_op, uren, afschaal_reden, afgerond_op FROM route;
DROP TABLE route;
ALTER TABLE route_nieuw RENAME TO route;
DROP TABLE begonnen;
