CREATE TABLE bestand (
	id INTEGER NOT NULL, 
	kenmerk VARCHAR NOT NULL, 
	CONSTRAINT pk_bestand PRIMARY KEY (id), 
	CONSTRAINT ck_bestand_een CHECK (id = 1), 
	CONSTRAINT ck_bestand_kenmerk CHECK (length(kenmerk) = 19 AND kenmerk NOT GLOB '*[^a-z-]*')
);
CREATE TABLE advies (
	id INTEGER NOT NULL, 
	dossier_id INTEGER NOT NULL, 
	gevraagd VARCHAR NOT NULL, 
	gegeven VARCHAR, 
	advies VARCHAR, 
	toelichting VARCHAR, 
	CONSTRAINT pk_advies PRIMARY KEY (id), 
	CONSTRAINT ck_advies_gevraagd CHECK (gevraagd GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'), 
	CONSTRAINT ck_advies_gegeven CHECK (gegeven GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'), 
	CONSTRAINT ck_advies_advies CHECK (advies IN ('verlenen', 'niet_verlenen')), 
	CONSTRAINT ck_advies_gegeven_na_gevraagd CHECK (gegeven >= gevraagd), 
	CONSTRAINT uq_advies_dossier_id_gevraagd UNIQUE (dossier_id, gevraagd), 
	CONSTRAINT fk_advies_dossier_id FOREIGN KEY(dossier_id) REFERENCES dossier (id)
);
CREATE TABLE doelgroepwijziging (
	id INTEGER NOT NULL, 
	dossier_id INTEGER NOT NULL, 
	doelgroep VARCHAR NOT NULL, 
	datum VARCHAR NOT NULL, 
	gedetailleerde_doelgroep VARCHAR, 
	toelichting VARCHAR, 
	CONSTRAINT pk_doelgroepwijziging PRIMARY KEY (id), 
	CONSTRAINT ck_doelgroepwijziging_doelgroep CHECK (doelgroep IN ('asielstatushouder', 'gezinsmigrant', 'overige_migrant')), 
	CONSTRAINT ck_doelgroepwijziging_datum CHECK (datum GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'), 
	CONSTRAINT ck_doelgroepwijziging_gedetailleerde_doelgroep CHECK (gedetailleerde_doelgroep IN ('asielstatushouder', 'geestelijk_bedienaar', 'gezinshereniger', 'gezinshereniger_met_asielstatushouder', 'gezinsvormer', 'gezinsvormer_met_asielstatushouder', 'overig')), 
	CONSTRAINT uq_doelgroepwijziging_dossier_id_datum UNIQUE (dossier_id, datum), 
	CONSTRAINT fk_doelgroepwijziging_dossier_id FOREIGN KEY(dossier_id) REFERENCES dossier (id)
);
CREATE TABLE herkomst (
	id INTEGER NOT NULL, 
	dossier_id INTEGER NOT NULL, 
	uit_bestand VARCHAR NOT NULL, 
	oud_nummer VARCHAR NOT NULL, 
	CONSTRAINT pk_herkomst PRIMARY KEY (id), 
	CONSTRAINT uq_herkomst_uit_bestand_oud_nummer UNIQUE (uit_bestand, oud_nummer), 
	CONSTRAINT fk_herkomst_dossier_id FOREIGN KEY(dossier_id) REFERENCES dossier (id)
);
CREATE INDEX ix_herkomst_dossier_id ON herkomst (dossier_id);
CREATE TABLE spoor_elders (
	id INTEGER NOT NULL, 
	dossier_id INTEGER, 
	uit_bestand VARCHAR NOT NULL, 
	regel INTEGER NOT NULL, 
	tijd VARCHAR NOT NULL, 
	gebruiker VARCHAR NOT NULL, 
	opdracht VARCHAR NOT NULL, 
	oud_nummer VARCHAR, 
	invoer VARCHAR NOT NULL, 
	hash VARCHAR NOT NULL, 
	CONSTRAINT pk_spoor_elders PRIMARY KEY (id), 
	CONSTRAINT ck_spoor_elders_regel CHECK (regel BETWEEN 1 AND 999999999), 
	CONSTRAINT uq_spoor_elders_uit_bestand_regel UNIQUE (uit_bestand, regel), 
	CONSTRAINT fk_spoor_elders_dossier_id FOREIGN KEY(dossier_id) REFERENCES dossier (id)
);
CREATE INDEX ix_spoor_elders_dossier_id ON spoor_elders (dossier_id);
-- data is moved here
CREATE TABLE dossier_nieuw (
	id INTEGER NOT NULL, 
	nummer VARCHAR NOT NULL, 
	zoeknaam VARCHAR NOT NULL, 
	geslachtsnaam VARCHAR NOT NULL, 
	doelgroep VARCHAR NOT NULL, 
	bsn VARCHAR, 
	v_nummer VARCHAR, 
	voornamen VARCHAR, 
	voorvoegsel VARCHAR, 
	geboortedatum VARCHAR, 
	geslacht VARCHAR, 
	nationaliteit VARCHAR, 
	gedetailleerde_doelgroep VARCHAR, 
	gemeente VARCHAR, 
	plicht_begin VARCHAR, 
	kennisgeving VARCHAR, 
	koppeling VARCHAR, 
	huisvesting VARCHAR, 
	bijstand_ingang VARCHAR, 
	bijstand_einde VARCHAR, 
	info_derden_gevraagd VARCHAR, 
	info_derden_ontvangen VARCHAR, 
	eerste_huisvesting VARCHAR, 
	pip_vorige_gemeente VARCHAR, 
	route_vorige_gemeente VARCHAR, 
	aanbod VARCHAR, 
	pvt_ondertekend VARCHAR, 
	map_eindgesprek VARCHAR, 
	pvt_verwijtbaar BOOLEAN, 
	map_verwijtbaar BOOLEAN, 
	duo_termijn_begin VARCHAR, 
	duo_termijn_einde VARCHAR, 
	vergunning_geldig_tot VARCHAR, 
	voldaan VARCHAR, 
	dossier_gesloten VARCHAR, 
	reden VARCHAR, 
	azc VARCHAR, 
	klantmanager VARCHAR, 
	huishouden VARCHAR, 
	rol_in_huishouden VARCHAR, 
	adres VARCHAR, 
	postcode VARCHAR, 
	woonplaats VARCHAR, 
	telefoon VARCHAR, 
	email VARCHAR, 
	contacttaal VARCHAR, 
	tolk_nodig BOOLEAN, 
	CONSTRAINT pk_dossier PRIMARY KEY (id), 
	CONSTRAINT ck_dossier_doelgroep CHECK (doelgroep IN ('asielstatushouder', 'gezinsmigrant', 'overige_migrant')), 
	CONSTRAINT ck_dossier_bsn CHECK (length(bsn) = 9 AND bsn NOT GLOB '*[^0-9]*'), 
	CONSTRAINT ck_dossier_v_nummer CHECK (length(v_nummer) = 10 AND v_nummer NOT GLOB '*[^0-9]*'), 
	CONSTRAINT ck_dossier_geslacht CHECK (geslacht IN ('m', 'v', 'x')), 
	CONSTRAINT ck_dossier_gedetailleerde_doelgroep CHECK (gedetailleerde_doelgroep IN ('asielstatushouder', 'geestelijk_bedienaar', 'gezinshereniger', 'gezinshereniger_met_asielstatushouder', 'gezinsvormer', 'gezinsvormer_met_asielstatushouder', 'overig')), 
	CONSTRAINT ck_dossier_plicht_begin CHECK (plicht_begin GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'), 
	CONSTRAINT ck_dossier_kennisgeving CHECK (kennisgeving GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'), 
	CONSTRAINT ck_dossier_koppeling CHECK (koppeling GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'), 
	CONSTRAINT ck_dossier_huisvesting CHECK (huisvesting GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'), 
	CONSTRAINT ck_dossier_bijstand_ingang CHECK (bijstand_ingang GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'), 
	CONSTRAINT ck_dossier_bijstand_einde CHECK (bijstand_einde GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'), 
	CONSTRAINT ck_dossier_info_derden_gevraagd CHECK (info_derden_gevraagd GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'), 
	CONSTRAINT ck_dossier_info_derden_ontvangen CHECK (info_derden_ontvangen GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'), 
	CONSTRAINT ck_dossier_eerste_huisvesting CHECK (eerste_huisvesting GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'), 
	CONSTRAINT ck_dossier_pip_vorige_gemeente CHECK (pip_vorige_gemeente GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'), 
	CONSTRAINT ck_dossier_route_vorige_gemeente CHECK (route_vorige_gemeente IN ('b1', 'onderwijs', 'z')), 
	CONSTRAINT ck_dossier_aanbod CHECK (aanbod GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'), 
	CONSTRAINT ck_dossier_pvt_ondertekend CHECK (pvt_ondertekend GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'), 
	CONSTRAINT ck_dossier_map_eindgesprek CHECK (map_eindgesprek GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'), 
	CONSTRAINT ck_dossier_duo_termijn_begin CHECK (duo_termijn_begin GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'), 
	CONSTRAINT ck_dossier_duo_termijn_einde CHECK (duo_termijn_einde GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'), 
	CONSTRAINT ck_dossier_vergunning_geldig_tot CHECK (vergunning_geldig_tot GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'), 
	CONSTRAINT ck_dossier_voldaan CHECK (voldaan GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'), 
	CONSTRAINT ck_dossier_dossier_gesloten CHECK (dossier_gesloten GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'), 
	CONSTRAINT ck_dossier_reden CHECK (reden IN ('verhuisd', 'overleden', 'vertrokken', 'plicht_ingetrokken', 'voldaan', 'vrijstelling', 'ontheffing', 'aow', 'genaturaliseerd')), 
	CONSTRAINT ck_dossier_rol_in_huishouden CHECK (rol_in_huishouden IN ('aanvrager', 'partner', 'kind', 'anders')), 
	CONSTRAINT ck_dossier_bijstand_einde_na_bijstand_ingang CHECK (bijstand_einde >= bijstand_ingang), 
	CONSTRAINT ck_dossier_duo_termijn_einde_na_duo_termijn_begin CHECK (duo_termijn_einde >= duo_termijn_begin), 
	CONSTRAINT ck_dossier_info_derden_ontvangen_na_info_derden_gevraagd CHECK (info_derden_ontvangen >= info_derden_gevraagd), 
	CONSTRAINT ck_dossier_huisvesting_na_eerste_huisvesting CHECK (huisvesting >= eerste_huisvesting), 
	CONSTRAINT ck_dossier_sluiten CHECK ((dossier_gesloten IS NULL) = (reden IS NULL)), 
	CONSTRAINT ck_dossier_geslachtsnaam CHECK (length(geslachtsnaam) > 0), 
	CONSTRAINT uq_dossier_nummer UNIQUE (nummer), 
	CONSTRAINT uq_dossier_bsn UNIQUE (bsn), 
	CONSTRAINT uq_dossier_v_nummer UNIQUE (v_nummer)
);
INSERT INTO dossier_nieuw (id, nummer, zoeknaam, geslachtsnaam, voornamen, voorvoegsel, bsn, v_nummer, geboortedatum, geslacht, nationaliteit, doelgroep, gedetailleerde_doelgroep, gemeente, plicht_begin, kennisgeving, koppeling, huisvesting, bijstand_ingang, bijstand_einde, info_derden_gevraagd, info_derden_ontvangen, pip_vorige_gemeente, aanbod, pvt_ondertekend, map_eindgesprek, pvt_verwijtbaar, map_verwijtbaar, duo_termijn_begin, duo_termijn_einde, vergunning_geldig_tot, voldaan, dossier_gesloten, reden, azc, klantmanager, huishouden, rol_in_huishouden, adres, postcode, woonplaats, telefoon, email, contacttaal, tolk_nodig) SELECT id, nummer, zoeknaam, geslachtsnaam, voornamen, voorvoegsel, bsn, v_nummer, geboortedatum, geslacht, nationaliteit, doelgroep, gedetailleerde_doelgroep, gemeente, plicht_begin, kennisgeving, koppeling, huisvesting, bijstand_ingang, bijstand_einde, info_derden_gevraagd, info_derden_ontvangen, pip_vorige_gemeente, aanbod, pvt_ondertekend, map_eindgesprek, pvt_verwijtbaar, map_verwijtbaar, duo_termijn_begin, duo_termijn_einde, vergunning_geldig_tot, voldaan, dossier_gesloten, reden, azc, klantmanager, huishouden, rol_in_huishouden, adres, postcode, woonplaats, telefoon, email, contacttaal, tolk_nodig FROM dossier;
DROP TABLE dossier;
ALTER TABLE dossier_nieuw RENAME TO dossier;
CREATE INDEX ix_dossier_huishouden ON dossier (huishouden) WHERE huishouden IS NOT NULL;
CREATE INDEX ix_dossier_zoeknaam ON dossier (zoeknaam);
CREATE TABLE activiteit_nieuw (
	id INTEGER NOT NULL, 
	dossier_id INTEGER NOT NULL, 
	soort VARCHAR NOT NULL, 
	start VARCHAR NOT NULL, 
	einde VARCHAR, 
	uren_per_week INTEGER, 
	aanbieder VARCHAR, 
	naar_vermogen BOOLEAN, 
	schoolsoort VARCHAR, 
	vrijstellend BOOLEAN, 
	in_mindering INTEGER, 
	CONSTRAINT pk_activiteit PRIMARY KEY (id), 
	CONSTRAINT ck_activiteit_soort CHECK (soort IN ('taalles', 'vaktaal', 'alfabetisering', 'taalschakeltraject', 'opleiding', 'leerwerktraject', 'betaald_werk', 'ondernemerschap', 'vrijwilligerswerk', 'stage', 'werkervaringsplaats', 'proefplaatsing', 'maatschappelijke_activiteit', 'knm', 'taalmaatje', 'training')), 
	CONSTRAINT ck_activiteit_start CHECK (start GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'), 
	CONSTRAINT ck_activiteit_einde CHECK (einde GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'), 
	CONSTRAINT ck_activiteit_uren_per_week CHECK (uren_per_week >= 0), 
	CONSTRAINT ck_activiteit_schoolsoort CHECK (schoolsoort IN ('vso', 'praktijkonderwijs', 'entree', 'overig')), 
	CONSTRAINT ck_activiteit_in_mindering CHECK (in_mindering >= 0), 
	CONSTRAINT ck_activiteit_einde_na_start CHECK (einde >= start), 
	CONSTRAINT fk_activiteit_dossier_id FOREIGN KEY(dossier_id) REFERENCES dossier (id)
);
INSERT INTO activiteit_nieuw (id, dossier_id, soort, start, einde, uren_per_week, aanbieder, naar_vermogen) SELECT id, dossier_id, soort, start, einde, uren_per_week, aanbieder, naar_vermogen FROM activiteit;
DROP TABLE activiteit;
ALTER TABLE activiteit_nieuw RENAME TO activiteit;
CREATE INDEX ix_activiteit_dossier_id_start_soort_einde_naar_vermogen ON activiteit (dossier_id, start, soort, einde, naar_vermogen);
CREATE TABLE besluit_nieuw (
	id INTEGER NOT NULL, 
	dossier_id INTEGER NOT NULL, 
	soort VARCHAR NOT NULL, 
	datum VARCHAR, 
	oordeel VARCHAR NOT NULL, 
	omvang VARCHAR, 
	onderdeel VARCHAR, 
	grond VARCHAR, 
	toelichting VARCHAR, 
	bekendmaking VARCHAR, 
	vanaf VARCHAR, 
	tot VARCHAR, 
	bedrag INTEGER, 
	uren INTEGER, 
	CONSTRAINT pk_besluit PRIMARY KEY (id), 
	CONSTRAINT ck_besluit_soort CHECK (soort IN ('verlenging', 'nieuwe_termijn', 'vrijstelling', 'ontheffing', 'boete')), 
	CONSTRAINT ck_besluit_datum CHECK (datum GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'), 
	CONSTRAINT ck_besluit_oordeel CHECK (oordeel IN ('toekenning', 'afwijzing')), 
	CONSTRAINT ck_besluit_omvang CHECK (omvang IN ('geheel', 'gedeeltelijk', 'tijdelijk')), 
	CONSTRAINT ck_besluit_onderdeel CHECK (onderdeel IN ('knm', 'le', 'lu', 'sc', 'sp', 'ona')), 
	CONSTRAINT ck_besluit_bekendmaking CHECK (bekendmaking GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'), 
	CONSTRAINT ck_besluit_vanaf CHECK (vanaf GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'), 
	CONSTRAINT ck_besluit_tot CHECK (tot GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'), 
	CONSTRAINT ck_besluit_bedrag CHECK (bedrag >= 0), 
	CONSTRAINT ck_besluit_uren CHECK (uren >= 0), 
	CONSTRAINT ck_besluit_tot_na_vanaf CHECK (tot >= vanaf), 
	CONSTRAINT fk_besluit_dossier_id FOREIGN KEY(dossier_id) REFERENCES dossier (id)
);
INSERT INTO besluit_nieuw (id, dossier_id, soort, datum, oordeel, omvang, onderdeel, grond, toelichting, vanaf, tot, bedrag, uren) SELECT id, dossier_id, soort, datum, oordeel, omvang, onderdeel, grond, toelichting, vanaf, tot, bedrag, uren FROM besluit;
DROP TABLE besluit;
ALTER TABLE besluit_nieuw RENAME TO besluit;
CREATE INDEX ix_besluit_dossier_id_datum_soort ON besluit (dossier_id, datum, soort);
CREATE TABLE document_nieuw (
	id INTEGER NOT NULL, 
	dossier_id INTEGER NOT NULL, 
	datum VARCHAR NOT NULL, 
	soort VARCHAR NOT NULL, 
	formaat VARCHAR NOT NULL, 
	concept BOOLEAN, 
	hash VARCHAR NOT NULL, 
	CONSTRAINT pk_document PRIMARY KEY (id), 
	CONSTRAINT ck_document_datum CHECK (datum GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'), 
	CONSTRAINT ck_document_soort CHECK (soort IN ('pip', 'uitnodiging_intake', 'waarschuwing', 'uitnodiging_gesprek', 'einde_ontzorgen', 'verlengingsadvies', 'overdracht', 'bevestiging_afspraak', 'gemist_gesprek', 'besluit_wijziging_pip', 'besluit_afschalen', 'besluit_ontzorgen_verlengen', 'wijzen_op_ontheffing', 'inzage')), 
	CONSTRAINT ck_document_formaat CHECK (formaat IN ('html', 'pdf', 'docx')), 
	CONSTRAINT uq_document_dossier_id_datum_soort_formaat_hash UNIQUE (dossier_id, datum, soort, formaat, hash), 
	CONSTRAINT fk_document_dossier_id FOREIGN KEY(dossier_id) REFERENCES dossier (id)
);
INSERT INTO document_nieuw (id, dossier_id, datum, soort, formaat, hash) SELECT id, dossier_id, datum, soort, formaat, hash FROM document;
DROP TABLE document;
ALTER TABLE document_nieuw RENAME TO document;
CREATE TABLE enquete_nieuw (
	id INTEGER NOT NULL, 
	dossier_id INTEGER, 
	groep VARCHAR NOT NULL, 
	datum VARCHAR NOT NULL, 
	score INTEGER NOT NULL, 
	partner VARCHAR, 
	gemeente VARCHAR, 
	CONSTRAINT pk_enquete PRIMARY KEY (id), 
	CONSTRAINT ck_enquete_groep CHECK (groep IN ('partners', 'inburgeraars')), 
	CONSTRAINT ck_enquete_datum CHECK (datum GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'), 
	CONSTRAINT ck_enquete_score CHECK (score BETWEEN 10 AND 100), 
	CONSTRAINT fk_enquete_dossier_id FOREIGN KEY(dossier_id) REFERENCES dossier (id)
);
INSERT INTO enquete_nieuw (id, dossier_id, groep, datum, score, partner) SELECT id, dossier_id, groep, datum, score, partner FROM enquete;
DROP TABLE enquete;
ALTER TABLE enquete_nieuw RENAME TO enquete;
CREATE INDEX ix_enquete_dossier_id_datum ON enquete (dossier_id, datum);
CREATE INDEX ix_enquete_groep_datum ON enquete (groep, datum);
CREATE TABLE gesprek_nieuw (
	id INTEGER NOT NULL, 
	dossier_id INTEGER NOT NULL, 
	gepland VARCHAR, 
	verzet_naar VARCHAR, 
	soort VARCHAR NOT NULL, 
	tijd VARCHAR, 
	plaats VARCHAR, 
	gehouden VARCHAR, 
	niet_verschenen BOOLEAN, 
	afspraken VARCHAR, 
	CONSTRAINT pk_gesprek PRIMARY KEY (id), 
	CONSTRAINT ck_gesprek_gepland CHECK (gepland GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'), 
	CONSTRAINT ck_gesprek_verzet_naar CHECK (verzet_naar GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'), 
	CONSTRAINT ck_gesprek_soort CHECK (soort IN ('voortgang', 'eindgesprek_zroute', 'ander')), 
	CONSTRAINT ck_gesprek_tijd CHECK (tijd GLOB '[0-2][0-9]:[0-5][0-9]'), 
	CONSTRAINT ck_gesprek_gehouden CHECK (gehouden GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'), 
	CONSTRAINT ck_gesprek_verzet CHECK (verzet_naar IS NULL OR gepland IS NOT NULL), 
	CONSTRAINT ck_gesprek_dag CHECK (gepland IS NOT NULL OR gehouden IS NOT NULL), 
	CONSTRAINT uq_gesprek_dossier_id_gepland_soort UNIQUE (dossier_id, gepland, soort), 
	CONSTRAINT fk_gesprek_dossier_id FOREIGN KEY(dossier_id) REFERENCES dossier (id)
);
INSERT INTO gesprek_nieuw (id, dossier_id, gepland, verzet_naar, soort, gehouden, niet_verschenen, afspraken) SELECT id, dossier_id, gepland, verzet_naar, soort, gehouden, niet_verschenen, afspraken FROM gesprek;
DROP TABLE gesprek;
ALTER TABLE gesprek_nieuw RENAME TO gesprek;
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
	uren_nt2 INTEGER, 
	uren_knm INTEGER, 
	uren_participatie INTEGER, 
	in_afwezigheid BOOLEAN, 
	apart_gesprek_aangeboden BOOLEAN, 
	CONSTRAINT pk_intake PRIMARY KEY (id), 
	CONSTRAINT ck_intake_datum CHECK (datum GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'), 
	CONSTRAINT ck_intake_deel CHECK (deel BETWEEN 1 AND 2), 
	CONSTRAINT ck_intake_locatie CHECK (locatie IN ('azc', 'gemeente')), 
	CONSTRAINT ck_intake_methode CHECK (methode IN ('dariuz', 'competensys', 'match_care', 'pps_v')), 
	CONSTRAINT ck_intake_techniek CHECK (techniek IN ('interview', 'oefening', 'workshop', 'voorlichtingsmateriaal', 'interview|oefening', 'interview|workshop', 'interview|voorlichtingsmateriaal', 'oefening|workshop', 'oefening|voorlichtingsmateriaal', 'workshop|voorlichtingsmateriaal', 'interview|oefening|workshop', 'interview|oefening|voorlichtingsmateriaal', 'interview|workshop|voorlichtingsmateriaal', 'oefening|workshop|voorlichtingsmateriaal', 'interview|oefening|workshop|voorlichtingsmateriaal')), 
	CONSTRAINT ck_intake_toets_uitslag CHECK (toets_uitslag IN ('b1_haalbaar', 'b1_niet_haalbaar', 'onbekend')), 
	CONSTRAINT ck_intake_toets_score CHECK (toets_score >= 0), 
	CONSTRAINT ck_intake_toets_drempel CHECK (toets_drempel >= 0), 
	CONSTRAINT ck_intake_toets_datum CHECK (toets_datum GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'), 
	CONSTRAINT ck_intake_uren_taal CHECK (uren_taal >= 0), 
	CONSTRAINT ck_intake_uren_nt2 CHECK (uren_nt2 >= 0), 
	CONSTRAINT ck_intake_uren_knm CHECK (uren_knm >= 0), 
	CONSTRAINT ck_intake_uren_participatie CHECK (uren_participatie >= 0), 
	CONSTRAINT fk_intake_dossier_id FOREIGN KEY(dossier_id) REFERENCES dossier (id)
);
INSERT INTO intake_nieuw (id, dossier_id, datum, deel, locatie, methode, techniek, voorlichting, toets_uitslag, toets_score, toets_drempel, toets_datum, toets_ontheffing, uren_taal, uren_participatie, apart_gesprek_aangeboden) SELECT id, dossier_id, datum, deel, locatie, methode, techniek, voorlichting, toets_uitslag, toets_score, toets_drempel, toets_datum, toets_ontheffing, uren_taal, uren_participatie, apart_gesprek_aangeboden FROM intake;
DROP TABLE intake;
ALTER TABLE intake_nieuw RENAME TO intake;
CREATE INDEX ix_intake_dossier_id_datum ON intake (dossier_id, datum);
CREATE TABLE maatregel_nieuw (
	id INTEGER NOT NULL, 
	dossier_id INTEGER NOT NULL, 
	soort VARCHAR NOT NULL, 
	datum VARCHAR, 
	grond VARCHAR NOT NULL, 
	bekendmaking VARCHAR, 
	uiterlijk VARCHAR, 
	verschenen VARCHAR, 
	rapport VARCHAR, 
	zienswijze_gevraagd VARCHAR, 
	zienswijze_ontvangen VARCHAR, 
	zienswijze VARCHAR, 
	verwijtbaarheid VARCHAR, 
	bedrag INTEGER, 
	onherroepelijk VARCHAR, 
	reden VARCHAR, 
	CONSTRAINT pk_maatregel PRIMARY KEY (id), 
	CONSTRAINT ck_maatregel_soort CHECK (soort IN ('oproep', 'waarschuwing', 'voornemen', 'boete', 'verlaging_bijstand')), 
	CONSTRAINT ck_maatregel_datum CHECK (datum GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'), 
	CONSTRAINT ck_maatregel_grond CHECK (grond IN ('intake', 'begeleiding', 'pvt', 'map', 'leerroute')), 
	CONSTRAINT ck_maatregel_bekendmaking CHECK (bekendmaking GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'), 
	CONSTRAINT ck_maatregel_uiterlijk CHECK (uiterlijk GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'), 
	CONSTRAINT ck_maatregel_verschenen CHECK (verschenen GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'), 
	CONSTRAINT ck_maatregel_rapport CHECK (rapport GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'), 
	CONSTRAINT ck_maatregel_zienswijze_gevraagd CHECK (zienswijze_gevraagd GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'), 
	CONSTRAINT ck_maatregel_zienswijze_ontvangen CHECK (zienswijze_ontvangen GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'), 
	CONSTRAINT ck_maatregel_verwijtbaarheid CHECK (verwijtbaarheid IN ('opzet', 'grove_schuld', 'gewoon', 'verminderd')), 
	CONSTRAINT ck_maatregel_bedrag CHECK (bedrag >= 0), 
	CONSTRAINT ck_maatregel_onherroepelijk CHECK (onherroepelijk GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'), 
	CONSTRAINT uq_maatregel_dossier_id_datum_soort_grond UNIQUE (dossier_id, datum, soort, grond), 
	CONSTRAINT fk_maatregel_dossier_id FOREIGN KEY(dossier_id) REFERENCES dossier (id)
);
INSERT INTO maatregel_nieuw (id, dossier_id, soort, datum, grond, uiterlijk, verschenen, rapport, zienswijze_gevraagd, zienswijze_ontvangen, zienswijze, verwijtbaarheid, bedrag, onherroepelijk, reden) SELECT id, dossier_id, soort, datum, grond, uiterlijk, verschenen, rapport, zienswijze_gevraagd, zienswijze_ontvangen, zienswijze, verwijtbaarheid, bedrag, onherroepelijk, reden FROM maatregel;
DROP TABLE maatregel;
ALTER TABLE maatregel_nieuw RENAME TO maatregel;
CREATE TABLE ontzorg_nieuw (
	id INTEGER NOT NULL, 
	dossier_id INTEGER NOT NULL, 
	datum VARCHAR NOT NULL, 
	bekendmaking VARCHAR, 
	machtiging VARCHAR, 
	budgetbeheer BOOLEAN, 
	einde VARCHAR, 
	reden VARCHAR, 
	verlengd_op VARCHAR, 
	verlengd_tot VARCHAR, 
	verleng_reden VARCHAR, 
	verleng_bekendmaking VARCHAR, 
	huur INTEGER, 
	gas INTEGER, 
	water INTEGER, 
	stroom INTEGER, 
	zorgverzekering INTEGER, 
	telefoon INTEGER, 
	CONSTRAINT pk_ontzorg PRIMARY KEY (id), 
	CONSTRAINT ck_ontzorg_datum CHECK (datum GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'), 
	CONSTRAINT ck_ontzorg_bekendmaking CHECK (bekendmaking GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'), 
	CONSTRAINT ck_ontzorg_machtiging CHECK (machtiging GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'), 
	CONSTRAINT ck_ontzorg_einde CHECK (einde GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'), 
	CONSTRAINT ck_ontzorg_verlengd_op CHECK (verlengd_op GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'), 
	CONSTRAINT ck_ontzorg_verlengd_tot CHECK (verlengd_tot GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'), 
	CONSTRAINT ck_ontzorg_verleng_bekendmaking CHECK (verleng_bekendmaking GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'), 
	CONSTRAINT ck_ontzorg_huur CHECK (huur >= 0), 
	CONSTRAINT ck_ontzorg_gas CHECK (gas >= 0), 
	CONSTRAINT ck_ontzorg_water CHECK (water >= 0), 
	CONSTRAINT ck_ontzorg_stroom CHECK (stroom >= 0), 
	CONSTRAINT ck_ontzorg_zorgverzekering CHECK (zorgverzekering >= 0), 
	CONSTRAINT ck_ontzorg_telefoon CHECK (telefoon >= 0), 
	CONSTRAINT ck_ontzorg_einde_na_datum CHECK (einde >= datum), 
	CONSTRAINT ck_ontzorg_verlengd_tot_na_datum CHECK (verlengd_tot >= datum), 
	CONSTRAINT uq_ontzorg_dossier_id_datum UNIQUE (dossier_id, datum), 
	CONSTRAINT fk_ontzorg_dossier_id FOREIGN KEY(dossier_id) REFERENCES dossier (id)
);
INSERT INTO ontzorg_nieuw (id, dossier_id, datum, machtiging, budgetbeheer, einde, reden, verlengd_op, verlengd_tot, verleng_reden, huur, gas, water, stroom, zorgverzekering, telefoon) SELECT id, dossier_id, datum, machtiging, budgetbeheer, einde, reden, verlengd_op, verlengd_tot, verleng_reden, huur, gas, water, stroom, zorgverzekering, telefoon FROM ontzorg;
DROP TABLE ontzorg;
ALTER TABLE ontzorg_nieuw RENAME TO ontzorg;
CREATE TABLE route_nieuw (
	id INTEGER NOT NULL, 
	dossier_id INTEGER NOT NULL, 
	route VARCHAR NOT NULL, 
	datum VARCHAR NOT NULL, 
	niveau VARCHAR, 
	reden VARCHAR, 
	bekendmaking VARCHAR, 
	afgeschaald_op VARCHAR, 
	afschaal_bekendmaking VARCHAR, 
	uren INTEGER, 
	afschaal_reden VARCHAR, 
	afgerond_op VARCHAR, 
	CONSTRAINT pk_route PRIMARY KEY (id), 
	CONSTRAINT ck_route_route CHECK (route IN ('b1', 'onderwijs', 'z')), 
	CONSTRAINT ck_route_datum CHECK (datum GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'), 
	CONSTRAINT ck_route_niveau CHECK (niveau IN ('a2', 'b1')), 
	CONSTRAINT ck_route_bekendmaking CHECK (bekendmaking GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'), 
	CONSTRAINT ck_route_afgeschaald_op CHECK (afgeschaald_op GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'), 
	CONSTRAINT ck_route_afschaal_bekendmaking CHECK (afschaal_bekendmaking GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'), 
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
CREATE TABLE vorige_nieuw (
	id INTEGER NOT NULL, 
	regel INTEGER NOT NULL, 
	dossier_id INTEGER, 
	tabel VARCHAR NOT NULL, 
	rij INTEGER NOT NULL, 
	tot INTEGER, 
	voor VARCHAR, 
	na VARCHAR, 
	ongedaan INTEGER, 
	CONSTRAINT pk_vorige PRIMARY KEY (id), 
	CONSTRAINT ck_vorige_iets CHECK (voor IS NOT NULL OR na IS NOT NULL), 
	CONSTRAINT ck_vorige_voor CHECK (voor IS NULL OR json_valid(voor)), 
	CONSTRAINT ck_vorige_na CHECK (na IS NULL OR json_valid(na)), 
	CONSTRAINT fk_vorige_dossier_id FOREIGN KEY(dossier_id) REFERENCES dossier (id)
);
INSERT INTO vorige_nieuw (id, regel, dossier_id, tabel, rij, voor, na, ongedaan) SELECT id, regel, dossier_id, tabel, rij, voor, na, ongedaan FROM vorige;
DROP TABLE vorige;
ALTER TABLE vorige_nieuw RENAME TO vorige;
CREATE INDEX ix_vorige_dossier_id_regel ON vorige (dossier_id, regel);
CREATE INDEX ix_vorige_regel ON vorige (regel);
CREATE INDEX ix_vorige_tabel_rij ON vorige (tabel, rij);
CREATE TABLE uren_nieuw (
	id INTEGER NOT NULL, 
	dossier_id INTEGER NOT NULL, 
	activiteit_id INTEGER NOT NULL, 
	maand VARCHAR NOT NULL, 
	aangeboden INTEGER, 
	gevolgd INTEGER, 
	voor_pip INTEGER, 
	verzuim_geoorloofd INTEGER, 
	verzuim_ongeoorloofd INTEGER, 
	CONSTRAINT pk_uren PRIMARY KEY (id), 
	CONSTRAINT ck_uren_maand CHECK (maand GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]'), 
	CONSTRAINT ck_uren_aangeboden CHECK (aangeboden >= 0), 
	CONSTRAINT ck_uren_gevolgd CHECK (gevolgd >= 0), 
	CONSTRAINT ck_uren_voor_pip CHECK (voor_pip >= 0), 
	CONSTRAINT ck_uren_verzuim_geoorloofd CHECK (verzuim_geoorloofd >= 0), 
	CONSTRAINT ck_uren_verzuim_ongeoorloofd CHECK (verzuim_ongeoorloofd >= 0), 
	CONSTRAINT uq_uren_activiteit_id_maand UNIQUE (activiteit_id, maand), 
	CONSTRAINT fk_uren_dossier_id FOREIGN KEY(dossier_id) REFERENCES dossier (id), 
	CONSTRAINT fk_uren_activiteit_id FOREIGN KEY(activiteit_id) REFERENCES activiteit (id)
);
INSERT INTO uren_nieuw (id, dossier_id, activiteit_id, maand, aangeboden, gevolgd, verzuim_geoorloofd, verzuim_ongeoorloofd) SELECT id, dossier_id, activiteit_id, maand, aangeboden, gevolgd, verzuim_geoorloofd, verzuim_ongeoorloofd FROM uren;
DROP TABLE uren;
ALTER TABLE uren_nieuw RENAME TO uren;
CREATE INDEX ix_uren_dossier_id_maand ON uren (dossier_id, maand);
