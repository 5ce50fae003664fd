BEGIN TRANSACTION;
CREATE TABLE aanbieder (
	id INTEGER NOT NULL, 
	naam VARCHAR NOT NULL, 
	keurmerk_vanaf VARCHAR, 
	keurmerk_geldig_tot VARCHAR, 
	web_erkend BOOLEAN, 
	contract_vanaf VARCHAR, 
	contract_geldig_tot VARCHAR, 
	instellingsnummer VARCHAR, 
	CONSTRAINT pk_aanbieder PRIMARY KEY (id), 
	CONSTRAINT ck_aanbieder_keurmerk_vanaf CHECK (keurmerk_vanaf GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'), 
	CONSTRAINT ck_aanbieder_keurmerk_geldig_tot CHECK (keurmerk_geldig_tot GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'), 
	CONSTRAINT ck_aanbieder_contract_vanaf CHECK (contract_vanaf GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'), 
	CONSTRAINT ck_aanbieder_contract_geldig_tot CHECK (contract_geldig_tot GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'), 
	CONSTRAINT ck_aanbieder_keurmerk_geldig_tot_na_keurmerk_vanaf CHECK (keurmerk_geldig_tot >= keurmerk_vanaf), 
	CONSTRAINT ck_aanbieder_contract_geldig_tot_na_contract_vanaf CHECK (contract_geldig_tot >= contract_vanaf), 
	CONSTRAINT uq_aanbieder_naam UNIQUE (naam)
);
INSERT INTO "aanbieder" VALUES(1,'Taalschool','2024-01-01',NULL,NULL,NULL,NULL,NULL);
CREATE TABLE aanbod (
	id INTEGER NOT NULL, 
	dossier_id INTEGER NOT NULL, 
	aangeboden_op VARCHAR NOT NULL, 
	aanbieder VARCHAR NOT NULL, 
	leerroute VARCHAR, 
	start VARCHAR, 
	einde VARCHAR, 
	CONSTRAINT pk_aanbod PRIMARY KEY (id), 
	CONSTRAINT ck_aanbod_aangeboden_op CHECK (aangeboden_op GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'), 
	CONSTRAINT ck_aanbod_start CHECK (start GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'), 
	CONSTRAINT ck_aanbod_einde CHECK (einde GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'), 
	CONSTRAINT ck_aanbod_leerroute CHECK (leerroute IN ('b1', 'onderwijs', 'z')), 
	CONSTRAINT ck_aanbod_einde_na_start CHECK (einde >= start), 
	CONSTRAINT uq_aanbod_dossier_id_aangeboden_op_aanbieder UNIQUE (dossier_id, aangeboden_op, aanbieder), 
	CONSTRAINT fk_aanbod_dossier_id FOREIGN KEY(dossier_id) REFERENCES dossier (id)
);
INSERT INTO "aanbod" VALUES(1,1,'2024-06-01','Taalschool','b1',NULL,NULL);
CREATE TABLE activiteit (
	id INTEGER NOT NULL, 
	dossier_id INTEGER NOT NULL, 
	soort VARCHAR NOT NULL, 
	start VARCHAR NOT NULL, 
	einde VARCHAR, 
	uren_per_week INTEGER, 
	aanbieder VARCHAR, 
	naar_vermogen BOOLEAN, 
	CONSTRAINT pk_activiteit PRIMARY KEY (id), 
	CONSTRAINT ck_activiteit_start CHECK (start GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'), 
	CONSTRAINT ck_activiteit_einde CHECK (einde GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'), 
	CONSTRAINT ck_activiteit_soort CHECK (soort IN ('taalles', 'vaktaal', 'alfabetisering', 'taalschakeltraject', 'opleiding', 'leerwerktraject', 'betaald_werk', 'ondernemerschap', 'vrijwilligerswerk', 'stage', 'werkervaringsplaats', 'proefplaatsing', 'maatschappelijke_activiteit', 'taalmaatje', 'training')), 
	CONSTRAINT ck_activiteit_einde_na_start CHECK (einde >= start), 
	CONSTRAINT fk_activiteit_dossier_id FOREIGN KEY(dossier_id) REFERENCES dossier (id)
);
INSERT INTO "activiteit" VALUES(1,1,'taalles','2024-06-03','2025-06-27',120,NULL,NULL);
INSERT INTO "activiteit" VALUES(2,1,'vrijwilligerswerk','2024-09-02','2025-01-31',NULL,'Buurthuis',NULL);
INSERT INTO "activiteit" VALUES(3,1,'betaald_werk','2025-03-01',NULL,NULL,NULL,NULL);
CREATE TABLE alembic_version (version_num VARCHAR(32) NOT NULL, CONSTRAINT alembic_version_pkc PRIMARY KEY (version_num));
INSERT INTO "alembic_version" VALUES('0002');
CREATE TABLE begeleiding (
	id INTEGER NOT NULL, 
	dossier_id INTEGER NOT NULL, 
	start VARCHAR NOT NULL, 
	einde VARCHAR, 
	uren INTEGER, 
	aanbieder VARCHAR, 
	toelichting VARCHAR, 
	CONSTRAINT pk_begeleiding PRIMARY KEY (id), 
	CONSTRAINT ck_begeleiding_start CHECK (start GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'), 
	CONSTRAINT ck_begeleiding_einde CHECK (einde GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'), 
	CONSTRAINT ck_begeleiding_einde_na_start CHECK (einde >= start), 
	CONSTRAINT ck_begeleiding_uren CHECK (uren >= 0), 
	CONSTRAINT uq_begeleiding_dossier_id_start UNIQUE (dossier_id, start), 
	CONSTRAINT fk_begeleiding_dossier_id FOREIGN KEY(dossier_id) REFERENCES dossier (id)
);
INSERT INTO "begeleiding" VALUES(1,1,'2024-04-02',NULL,NULL,'Vluchtelingenwerk',NULL);
CREATE TABLE begonnen (
	id INTEGER NOT NULL, 
	dossier_id INTEGER NOT NULL, 
	opdracht VARCHAR NOT NULL, 
	tijd VARCHAR NOT NULL, 
	antwoorden VARCHAR NOT NULL, 
	CONSTRAINT pk_begonnen PRIMARY KEY (id), 
	CONSTRAINT uq_begonnen_dossier_id_opdracht UNIQUE (dossier_id, opdracht), 
	CONSTRAINT ck_begonnen_antwoorden CHECK (json_valid(antwoorden)), 
	CONSTRAINT fk_begonnen_dossier_id FOREIGN KEY(dossier_id) REFERENCES dossier (id)
);
CREATE TABLE besluit (
	id INTEGER NOT NULL, 
	dossier_id INTEGER NOT NULL, 
	soort VARCHAR NOT NULL, 
	datum VARCHAR, 
	oordeel VARCHAR NOT NULL, 
	omvang VARCHAR, 
	onderdeel VARCHAR, 
	grond VARCHAR, 
	toelichting VARCHAR, 
	vanaf VARCHAR, 
	tot VARCHAR, 
	bedrag INTEGER, 
	uren INTEGER, 
	CONSTRAINT pk_besluit PRIMARY KEY (id), 
	CONSTRAINT ck_besluit_datum CHECK (datum GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'), 
	CONSTRAINT ck_besluit_vanaf CHECK (vanaf GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'), 
	CONSTRAINT ck_besluit_tot CHECK (tot GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'), 
	CONSTRAINT ck_besluit_soort CHECK (soort IN ('verlenging', 'nieuwe_termijn', 'vrijstelling', 'ontheffing', 'boete')), 
	CONSTRAINT ck_besluit_oordeel CHECK (oordeel IN ('toekenning', 'afwijzing')), 
	CONSTRAINT ck_besluit_omvang CHECK (omvang IN ('geheel', 'gedeeltelijk', 'tijdelijk')), 
	CONSTRAINT ck_besluit_onderdeel CHECK (onderdeel IN ('knm', 'le', 'lu', 'sc', 'sp', 'ona')), 
	CONSTRAINT ck_besluit_tot_na_vanaf CHECK (tot >= vanaf), 
	CONSTRAINT ck_besluit_bedrag CHECK (bedrag >= 0), 
	CONSTRAINT ck_besluit_uren CHECK (uren >= 0), 
	CONSTRAINT fk_besluit_dossier_id FOREIGN KEY(dossier_id) REFERENCES dossier (id)
);
INSERT INTO "besluit" VALUES(1,1,'verlenging','2025-11-02','toekenning',NULL,NULL,'ziekte',NULL,NULL,'2027-11-28',NULL,NULL);
CREATE TABLE budget (
	id INTEGER NOT NULL, 
	gemeente VARCHAR NOT NULL, 
	jaar INTEGER NOT NULL, 
	voorziening VARCHAR, 
	bedrag INTEGER NOT NULL, 
	bron VARCHAR, 
	CONSTRAINT pk_budget PRIMARY KEY (id), 
	CONSTRAINT ck_budget_voorziening CHECK (voorziening IN ('leerroute', 'maatschappelijke_begeleiding', 'pvt', 'map', 'tolken')), 
	CONSTRAINT ck_budget_bedrag CHECK (bedrag >= 0)
);
INSERT INTO "budget" VALUES(1,'Ouder-Amstel',2024,NULL,5230100,NULL);
CREATE TABLE document (
	id INTEGER NOT NULL, 
	dossier_id INTEGER NOT NULL, 
	datum VARCHAR NOT NULL, 
	soort VARCHAR NOT NULL, 
	formaat VARCHAR NOT NULL, 
	hash VARCHAR NOT NULL, 
	CONSTRAINT pk_document PRIMARY KEY (id), 
	CONSTRAINT ck_document_datum CHECK (datum GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'), 
	CONSTRAINT ck_document_soort CHECK (soort IN ('pip', 'uitnodiging_intake', 'waarschuwing', 'uitnodiging_gesprek', 'einde_ontzorgen', 'verlengingsadvies', 'overdracht')), 
	CONSTRAINT ck_document_formaat CHECK (formaat IN ('html', 'pdf')), 
	CONSTRAINT uq_document_dossier_id_datum_soort_formaat_hash UNIQUE (dossier_id, datum, soort, formaat, hash), 
	CONSTRAINT fk_document_dossier_id FOREIGN KEY(dossier_id) REFERENCES dossier (id)
);
CREATE TABLE dossier (
	id INTEGER NOT NULL, 
	nummer VARCHAR NOT NULL, 
	zoeknaam VARCHAR NOT NULL, 
	geslachtsnaam VARCHAR NOT NULL, 
	voornamen VARCHAR, 
	voorvoegsel VARCHAR, 
	bsn VARCHAR, 
	v_nummer VARCHAR, 
	geboortedatum VARCHAR, 
	geslacht VARCHAR, 
	nationaliteit VARCHAR, 
	doelgroep VARCHAR NOT NULL, 
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
	pip_vorige_gemeente VARCHAR, 
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
	CONSTRAINT ck_dossier_plicht_begin CHECK (plicht_begin GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'), 
	CONSTRAINT ck_dossier_kennisgeving CHECK (kennisgeving GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'), 
	CONSTRAINT ck_dossier_koppeling CHECK (koppeling GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'), 
	CONSTRAINT ck_dossier_huisvesting CHECK (huisvesting GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'), 
	CONSTRAINT ck_dossier_bijstand_ingang CHECK (bijstand_ingang GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'), 
	CONSTRAINT ck_dossier_bijstand_einde CHECK (bijstand_einde GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'), 
	CONSTRAINT ck_dossier_info_derden_gevraagd CHECK (info_derden_gevraagd GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'), 
	CONSTRAINT ck_dossier_info_derden_ontvangen CHECK (info_derden_ontvangen GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'), 
	CONSTRAINT ck_dossier_pip_vorige_gemeente CHECK (pip_vorige_gemeente GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'), 
	CONSTRAINT ck_dossier_aanbod CHECK (aanbod GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'), 
	CONSTRAINT ck_dossier_pvt_ondertekend CHECK (pvt_ondertekend GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'), 
	CONSTRAINT ck_dossier_map_eindgesprek CHECK (map_eindgesprek GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'), 
	CONSTRAINT ck_dossier_duo_termijn_begin CHECK (duo_termijn_begin GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'), 
	CONSTRAINT ck_dossier_duo_termijn_einde CHECK (duo_termijn_einde GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'), 
	CONSTRAINT ck_dossier_vergunning_geldig_tot CHECK (vergunning_geldig_tot GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'), 
	CONSTRAINT ck_dossier_voldaan CHECK (voldaan GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'), 
	CONSTRAINT ck_dossier_dossier_gesloten CHECK (dossier_gesloten GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'), 
	CONSTRAINT ck_dossier_doelgroep CHECK (doelgroep IN ('asielstatushouder', 'gezinsmigrant', 'overige_migrant')), 
	CONSTRAINT ck_dossier_gedetailleerde_doelgroep CHECK (gedetailleerde_doelgroep IN ('asielstatushouder', 'geestelijk_bedienaar', 'gezinshereniger', 'gezinshereniger_met_asielstatushouder', 'gezinsvormer', 'gezinsvormer_met_asielstatushouder', 'overig')), 
	CONSTRAINT ck_dossier_geslacht CHECK (geslacht IN ('m', 'v', 'x')), 
	CONSTRAINT ck_dossier_reden CHECK (reden IN ('verhuisd', 'overleden', 'vertrokken', 'plicht_ingetrokken', 'voldaan', 'vrijstelling', 'ontheffing')), 
	CONSTRAINT ck_dossier_rol_in_huishouden CHECK (rol_in_huishouden IN ('aanvrager', 'partner', 'kind', 'anders')), 
	CONSTRAINT ck_dossier_bijstand_einde_na_bijstand_ingang CHECK (bijstand_einde >= bijstand_ingang), 
	CONSTRAINT ck_dossier_duo_termijn_einde_na_duo_termijn_begin CHECK (duo_termijn_einde >= duo_termijn_begin), 
	CONSTRAINT ck_dossier_info_derden_ontvangen_na_info_derden_gevraagd CHECK (info_derden_ontvangen >= info_derden_gevraagd), 
	CONSTRAINT ck_dossier_sluiten CHECK ((dossier_gesloten IS NULL) = (reden IS NULL)), 
	CONSTRAINT ck_dossier_bsn CHECK (length(bsn) = 9 AND bsn NOT GLOB '*[^0-9]*'), 
	CONSTRAINT ck_dossier_v_nummer CHECK (length(v_nummer) = 10 AND v_nummer NOT GLOB '*[^0-9]*'), 
	CONSTRAINT ck_dossier_geslachtsnaam CHECK (length(geslachtsnaam) > 0), 
	CONSTRAINT uq_dossier_nummer UNIQUE (nummer), 
	CONSTRAINT uq_dossier_bsn UNIQUE (bsn), 
	CONSTRAINT uq_dossier_v_nummer UNIQUE (v_nummer)
);
INSERT INTO "dossier" VALUES(1,'2025-0001','sela tesfay','Tesfay','Sela',NULL,'999990019',NULL,NULL,NULL,NULL,'asielstatushouder',NULL,'Ouder-Amstel','2024-01-15','2024-01-22',NULL,'2024-03-20','2024-03-18',NULL,NULL,NULL,NULL,NULL,'2024-10-01','2025-03-01',NULL,NULL,NULL,NULL,NULL,NULL,'2025-12-30','verhuisd','Ter Apel',NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL);
INSERT INTO "dossier" VALUES(2,'2025-0002','fictief','Fictief',NULL,NULL,NULL,NULL,NULL,NULL,NULL,'gezinsmigrant',NULL,'Ouder-Amstel',NULL,'2025-05-01',NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL);
CREATE TABLE duo_ontvangst (
	id INTEGER NOT NULL, 
	dossier_id INTEGER NOT NULL, 
	soort VARCHAR NOT NULL, 
	gebeurtenis VARCHAR, 
	moment VARCHAR, 
	datum VARCHAR, 
	hash VARCHAR NOT NULL, 
	tijd VARCHAR NOT NULL, 
	CONSTRAINT pk_duo_ontvangst PRIMARY KEY (id), 
	CONSTRAINT ck_duo_ontvangst_datum CHECK (datum GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'), 
	CONSTRAINT ck_duo_ontvangst_soort CHECK (soort IN ('notificatie', 'inburgeringsplicht', 'inburgeringstermijn', 'leerbaarheidstoets', 'examenresultaten')), 
	CONSTRAINT uq_duo_ontvangst_dossier_id_soort_hash UNIQUE (dossier_id, soort, hash), 
	CONSTRAINT fk_duo_ontvangst_dossier_id FOREIGN KEY(dossier_id) REFERENCES dossier (id)
);
CREATE TABLE enquete (
	id INTEGER NOT NULL, 
	dossier_id INTEGER, 
	groep VARCHAR NOT NULL, 
	datum VARCHAR NOT NULL, 
	score INTEGER NOT NULL, 
	partner VARCHAR, 
	CONSTRAINT pk_enquete PRIMARY KEY (id), 
	CONSTRAINT ck_enquete_datum CHECK (datum GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'), 
	CONSTRAINT ck_enquete_groep CHECK (groep IN ('partners', 'inburgeraars')), 
	CONSTRAINT ck_enquete_score CHECK (score BETWEEN 10 AND 100), 
	CONSTRAINT fk_enquete_dossier_id FOREIGN KEY(dossier_id) REFERENCES dossier (id)
);
INSERT INTO "enquete" VALUES(1,NULL,'partners','2024-06-01',75,'Coherente');
INSERT INTO "enquete" VALUES(2,1,'inburgeraars','2024-06-01',80,NULL);
CREATE TABLE examen (
	id INTEGER NOT NULL, 
	dossier_id INTEGER NOT NULL, 
	onderdeel VARCHAR NOT NULL, 
	datum VARCHAR NOT NULL, 
	niveau VARCHAR, 
	uitslag VARCHAR NOT NULL, 
	reden_geen_uitslag VARCHAR, 
	poging INTEGER, 
	CONSTRAINT pk_examen PRIMARY KEY (id), 
	CONSTRAINT ck_examen_datum CHECK (datum GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'), 
	CONSTRAINT ck_examen_onderdeel CHECK (onderdeel IN ('knm', 'le', 'lu', 'sc', 'sp', 'ona')), 
	CONSTRAINT ck_examen_niveau CHECK (niveau IN ('a2', 'b1', 'b2')), 
	CONSTRAINT ck_examen_uitslag CHECK (uitslag IN ('geslaagd', 'gezakt', 'geen')), 
	CONSTRAINT ck_examen_reden_geen_uitslag CHECK (reden_geen_uitslag IN ('verwijtbaar', 'niet_verwijtbaar', 'afgemeld', 'absent')), 
	CONSTRAINT ck_examen_poging CHECK (poging BETWEEN 1 AND 99), 
	CONSTRAINT uq_examen_dossier_id_datum_onderdeel UNIQUE (dossier_id, datum, onderdeel), 
	CONSTRAINT fk_examen_dossier_id FOREIGN KEY(dossier_id) REFERENCES dossier (id)
);
INSERT INTO "examen" VALUES(1,1,'le','2025-11-03','b1','gezakt',NULL,NULL);
CREATE TABLE gesprek (
	id INTEGER NOT NULL, 
	dossier_id INTEGER NOT NULL, 
	gepland VARCHAR, 
	verzet_naar VARCHAR, 
	soort VARCHAR NOT NULL, 
	gehouden VARCHAR, 
	niet_verschenen BOOLEAN, 
	afspraken VARCHAR, 
	CONSTRAINT pk_gesprek PRIMARY KEY (id), 
	CONSTRAINT ck_gesprek_gepland CHECK (gepland GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'), 
	CONSTRAINT ck_gesprek_verzet_naar CHECK (verzet_naar GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'), 
	CONSTRAINT ck_gesprek_gehouden CHECK (gehouden GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'), 
	CONSTRAINT ck_gesprek_soort CHECK (soort IN ('voortgang', 'eindgesprek_zroute', 'ander')), 
	CONSTRAINT ck_gesprek_verzet CHECK (verzet_naar IS NULL OR gepland IS NOT NULL), 
	CONSTRAINT ck_gesprek_dag CHECK (gepland IS NOT NULL OR gehouden IS NOT NULL), 
	CONSTRAINT uq_gesprek_dossier_id_gepland_soort UNIQUE (dossier_id, gepland, soort), 
	CONSTRAINT fk_gesprek_dossier_id FOREIGN KEY(dossier_id) REFERENCES dossier (id)
);
INSERT INTO "gesprek" VALUES(1,1,'2025-06-10','2025-06-17','voortgang','2025-06-17',NULL,'meer lesuren');
CREATE TABLE intake (
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
	CONSTRAINT ck_intake_toets_datum CHECK (toets_datum GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'), 
	CONSTRAINT ck_intake_deel CHECK (deel BETWEEN 1 AND 2), 
	CONSTRAINT ck_intake_locatie CHECK (locatie IN ('azc', 'gemeente')), 
	CONSTRAINT ck_intake_methode CHECK (methode IN ('dariuz', 'competensys', 'match_care', 'pps_v')), 
	CONSTRAINT ck_intake_techniek CHECK (techniek IN ('interview', 'oefening', 'workshop', 'voorlichtingsmateriaal')), 
	CONSTRAINT ck_intake_toets_uitslag CHECK (toets_uitslag IN ('b1_haalbaar', 'b1_niet_haalbaar', 'onbekend')), 
	CONSTRAINT ck_intake_uren_taal CHECK (uren_taal >= 0), 
	CONSTRAINT ck_intake_uren_participatie CHECK (uren_participatie >= 0), 
	CONSTRAINT fk_intake_dossier_id FOREIGN KEY(dossier_id) REFERENCES dossier (id)
);
INSERT INTO "intake" VALUES(2,1,'2024-04-22',2,'gemeente',NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL);
INSERT INTO "intake" VALUES(3,1,'2024-05-06',NULL,NULL,NULL,NULL,NULL,'b1_haalbaar',7000,6050,NULL,NULL,NULL,NULL,NULL);
CREATE TABLE intake_leefgebied (
	id INTEGER NOT NULL, 
	intake_id INTEGER NOT NULL, 
	naam VARCHAR NOT NULL, 
	waarde VARCHAR NOT NULL, 
	CONSTRAINT pk_intake_leefgebied PRIMARY KEY (id), 
	CONSTRAINT ck_intake_leefgebied_naam CHECK (naam IN ('leerbaarheid', 'opleiding', 'werkervaring', 'vrijwilligerswerk', 'praktische_competenties', 'werknemersvaardigheden', 'taalniveau', 'motivatie', 'zelfredzaamheid', 'digitale_vaardigheden', 'gezinssituatie', 'fysieke_gezondheid', 'mentale_gezondheid', 'sociaal_netwerk', 'vve', 'arbeidsparticipatie')), 
	CONSTRAINT uq_intake_leefgebied_intake_id_naam UNIQUE (intake_id, naam), 
	CONSTRAINT fk_intake_leefgebied_intake_id FOREIGN KEY(intake_id) REFERENCES intake (id)
);
CREATE TABLE intake_zrm (
	id INTEGER NOT NULL, 
	intake_id INTEGER NOT NULL, 
	naam VARCHAR NOT NULL, 
	waarde INTEGER NOT NULL, 
	CONSTRAINT pk_intake_zrm PRIMARY KEY (id), 
	CONSTRAINT ck_intake_zrm_naam CHECK (naam IN ('financien', 'werk_opleiding', 'tijdsbesteding', 'huisvesting', 'huiselijke_relaties', 'geestelijke_gezondheid', 'lichamelijke_gezondheid', 'middelengebruik', 'basale_adl', 'instrumentele_adl', 'sociaal_netwerk', 'maatschappelijke_participatie', 'justitie')), 
	CONSTRAINT ck_intake_zrm_waarde CHECK (waarde BETWEEN 1 AND 5), 
	CONSTRAINT uq_intake_zrm_intake_id_naam UNIQUE (intake_id, naam), 
	CONSTRAINT fk_intake_zrm_intake_id FOREIGN KEY(intake_id) REFERENCES intake (id)
);
CREATE TABLE klantprofiel (
	id INTEGER NOT NULL, 
	dossier_id INTEGER NOT NULL, 
	onderwerp VARCHAR NOT NULL, 
	datum VARCHAR NOT NULL, 
	inhoud VARCHAR NOT NULL, 
	CONSTRAINT pk_klantprofiel PRIMARY KEY (id), 
	CONSTRAINT ck_klantprofiel_datum CHECK (datum GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'), 
	CONSTRAINT ck_klantprofiel_onderwerp CHECK (onderwerp IN ('persoonlijk', 'familie', 'status', 'inburgering', 'educatie', 'diplomavergelijking', 'taalvaardigheid', 'onderwijs', 'arbeid', 'werkervaring', 'cv', 'zelfwerkzaamheid', 'overig')), 
	CONSTRAINT uq_klantprofiel_dossier_id_onderwerp UNIQUE (dossier_id, onderwerp), 
	CONSTRAINT fk_klantprofiel_dossier_id FOREIGN KEY(dossier_id) REFERENCES dossier (id)
);
INSERT INTO "klantprofiel" VALUES(1,1,'cv','2024-01-20','kapper');
CREATE TABLE levering (
	id INTEGER NOT NULL, 
	dossier_id INTEGER NOT NULL, 
	api VARCHAR NOT NULL, 
	sleutel VARCHAR NOT NULL, 
	ingetrokken BOOLEAN NOT NULL, 
	bericht_id VARCHAR NOT NULL, 
	hash VARCHAR NOT NULL, 
	peildatum VARCHAR NOT NULL, 
	tijd VARCHAR NOT NULL, 
	CONSTRAINT pk_levering PRIMARY KEY (id), 
	CONSTRAINT ck_levering_peildatum CHECK (peildatum GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'), 
	CONSTRAINT ck_levering_api CHECK (api IN ('pip', 'aanbod', 'map', 'pvt', 'zroute', 'uren_brede_intake', 'uren_participatieactiviteiten', 'uren_participatietaalles')), 
	CONSTRAINT uq_levering_bericht_id UNIQUE (bericht_id), 
	CONSTRAINT fk_levering_dossier_id FOREIGN KEY(dossier_id) REFERENCES dossier (id)
);
CREATE TABLE maatregel (
	id INTEGER NOT NULL, 
	dossier_id INTEGER NOT NULL, 
	soort VARCHAR NOT NULL, 
	datum VARCHAR, 
	grond VARCHAR NOT NULL, 
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
	CONSTRAINT ck_maatregel_datum CHECK (datum GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'), 
	CONSTRAINT ck_maatregel_uiterlijk CHECK (uiterlijk GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'), 
	CONSTRAINT ck_maatregel_verschenen CHECK (verschenen GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'), 
	CONSTRAINT ck_maatregel_rapport CHECK (rapport GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'), 
	CONSTRAINT ck_maatregel_zienswijze_gevraagd CHECK (zienswijze_gevraagd GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'), 
	CONSTRAINT ck_maatregel_zienswijze_ontvangen CHECK (zienswijze_ontvangen GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'), 
	CONSTRAINT ck_maatregel_onherroepelijk CHECK (onherroepelijk GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'), 
	CONSTRAINT ck_maatregel_soort CHECK (soort IN ('oproep', 'waarschuwing', 'voornemen', 'boete', 'verlaging_bijstand')), 
	CONSTRAINT ck_maatregel_grond CHECK (grond IN ('intake', 'begeleiding', 'pvt', 'map', 'leerroute')), 
	CONSTRAINT ck_maatregel_verwijtbaarheid CHECK (verwijtbaarheid IN ('opzet', 'grove_schuld', 'gewoon', 'verminderd')), 
	CONSTRAINT ck_maatregel_bedrag CHECK (bedrag >= 0), 
	CONSTRAINT uq_maatregel_dossier_id_datum_soort_grond UNIQUE (dossier_id, datum, soort, grond), 
	CONSTRAINT fk_maatregel_dossier_id FOREIGN KEY(dossier_id) REFERENCES dossier (id)
);
INSERT INTO "maatregel" VALUES(1,1,'oproep','2024-03-21','intake','2024-04-05',NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL);
CREATE TABLE map_onderdeel (
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
	CONSTRAINT ck_map_onderdeel_datum CHECK (datum GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'), 
	CONSTRAINT ck_map_onderdeel_onderdeel CHECK (onderdeel IN ('arbeidsmarktorientatie', 'bedrijfsbezoeken', 'beroepskeuzetest', 'competenties', 'werknemersvaardigheden', 'sollicitatietraining', 'cv', 'sollicitatiegesprekken', 'werkervaring')), 
	CONSTRAINT ck_map_onderdeel_uren CHECK (uren >= 0), 
	CONSTRAINT ck_map_onderdeel_praktijkuren CHECK (praktijkuren >= 0), 
	CONSTRAINT ck_map_onderdeel_aantal CHECK (aantal >= 0), 
	CONSTRAINT uq_map_onderdeel_dossier_id_datum_onderdeel UNIQUE (dossier_id, datum, onderdeel), 
	CONSTRAINT fk_map_onderdeel_dossier_id FOREIGN KEY(dossier_id) REFERENCES dossier (id)
);
INSERT INTO "map_onderdeel" VALUES(1,1,'cv','2024-09-10',NULL,275,NULL,NULL,NULL,NULL);
CREATE TABLE ontzorg (
	id INTEGER NOT NULL, 
	dossier_id INTEGER NOT NULL, 
	datum VARCHAR NOT NULL, 
	machtiging VARCHAR, 
	budgetbeheer BOOLEAN, 
	einde VARCHAR, 
	reden VARCHAR, 
	verlengd_op VARCHAR, 
	verlengd_tot VARCHAR, 
	verleng_reden VARCHAR, 
	huur INTEGER, 
	gas INTEGER, 
	water INTEGER, 
	stroom INTEGER, 
	zorgverzekering INTEGER, 
	telefoon INTEGER, 
	CONSTRAINT pk_ontzorg PRIMARY KEY (id), 
	CONSTRAINT ck_ontzorg_datum CHECK (datum GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'), 
	CONSTRAINT ck_ontzorg_machtiging CHECK (machtiging GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'), 
	CONSTRAINT ck_ontzorg_einde CHECK (einde GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'), 
	CONSTRAINT ck_ontzorg_verlengd_op CHECK (verlengd_op GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'), 
	CONSTRAINT ck_ontzorg_verlengd_tot CHECK (verlengd_tot GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'), 
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
INSERT INTO "ontzorg" VALUES(1,1,'2024-03-18',NULL,NULL,'2024-09-17',NULL,NULL,NULL,NULL,61250,8000,NULL,NULL,NULL,NULL);
INSERT INTO "ontzorg" VALUES(2,1,'2025-01-06',NULL,NULL,NULL,NULL,'2025-06-01','2026-01-31','schulden',NULL,NULL,NULL,NULL,NULL,NULL);
CREATE TABLE ontzorg_evaluatie (
	id INTEGER NOT NULL, 
	dossier_id INTEGER NOT NULL, 
	datum VARCHAR NOT NULL, 
	uitkomst VARCHAR NOT NULL, 
	toelichting VARCHAR, 
	CONSTRAINT pk_ontzorg_evaluatie PRIMARY KEY (id), 
	CONSTRAINT ck_ontzorg_evaluatie_datum CHECK (datum GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'), 
	CONSTRAINT ck_ontzorg_evaluatie_uitkomst CHECK (uitkomst IN ('zelfstandig', 'verlengen', 'budgetbeheer', 'schuldhulp')), 
	CONSTRAINT uq_ontzorg_evaluatie_dossier_id_datum UNIQUE (dossier_id, datum), 
	CONSTRAINT fk_ontzorg_evaluatie_dossier_id FOREIGN KEY(dossier_id) REFERENCES dossier (id)
);
INSERT INTO "ontzorg_evaluatie" VALUES(1,1,'2024-08-20','zelfstandig',NULL);
CREATE TABLE ontzorg_maand (
	id INTEGER NOT NULL, 
	dossier_id INTEGER NOT NULL, 
	maand VARCHAR NOT NULL, 
	bijstand INTEGER, 
	huur INTEGER, 
	gas INTEGER, 
	water INTEGER, 
	stroom INTEGER, 
	zorgverzekering INTEGER, 
	telefoon INTEGER, 
	zorgtoeslag INTEGER, 
	huurtoeslag INTEGER, 
	kinderopvangtoeslag INTEGER, 
	kindgebonden_budget INTEGER, 
	toeslag_partner INTEGER, 
	CONSTRAINT pk_ontzorg_maand PRIMARY KEY (id), 
	CONSTRAINT ck_ontzorg_maand_maand CHECK (maand GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]'), 
	CONSTRAINT ck_ontzorg_maand_bijstand CHECK (bijstand >= 0), 
	CONSTRAINT ck_ontzorg_maand_huur CHECK (huur >= 0), 
	CONSTRAINT ck_ontzorg_maand_gas CHECK (gas >= 0), 
	CONSTRAINT ck_ontzorg_maand_water CHECK (water >= 0), 
	CONSTRAINT ck_ontzorg_maand_stroom CHECK (stroom >= 0), 
	CONSTRAINT ck_ontzorg_maand_zorgverzekering CHECK (zorgverzekering >= 0), 
	CONSTRAINT ck_ontzorg_maand_telefoon CHECK (telefoon >= 0), 
	CONSTRAINT ck_ontzorg_maand_zorgtoeslag CHECK (zorgtoeslag >= 0), 
	CONSTRAINT ck_ontzorg_maand_huurtoeslag CHECK (huurtoeslag >= 0), 
	CONSTRAINT ck_ontzorg_maand_kinderopvangtoeslag CHECK (kinderopvangtoeslag >= 0), 
	CONSTRAINT ck_ontzorg_maand_kindgebonden_budget CHECK (kindgebonden_budget >= 0), 
	CONSTRAINT ck_ontzorg_maand_toeslag_partner CHECK (toeslag_partner >= 0), 
	CONSTRAINT uq_ontzorg_maand_dossier_id_maand UNIQUE (dossier_id, maand), 
	CONSTRAINT fk_ontzorg_maand_dossier_id FOREIGN KEY(dossier_id) REFERENCES dossier (id)
);
INSERT INTO "ontzorg_maand" VALUES(1,1,'2024-05',128500,61250,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL);
CREATE TABLE overdracht (
	id INTEGER NOT NULL, 
	dossier_id INTEGER NOT NULL, 
	soort VARCHAR NOT NULL, 
	datum VARCHAR NOT NULL, 
	gehouden BOOLEAN, 
	reden VARCHAR, 
	gemeente VARCHAR, 
	contact VARCHAR, 
	toelichting VARCHAR, 
	CONSTRAINT pk_overdracht PRIMARY KEY (id), 
	CONSTRAINT ck_overdracht_datum CHECK (datum GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'), 
	CONSTRAINT ck_overdracht_soort CHECK (soort IN ('azc', 'verhuizing_in', 'verhuizing_uit')), 
	CONSTRAINT uq_overdracht_dossier_id_soort_datum UNIQUE (dossier_id, soort, datum), 
	CONSTRAINT fk_overdracht_dossier_id FOREIGN KEY(dossier_id) REFERENCES dossier (id)
);
INSERT INTO "overdracht" VALUES(1,1,'azc','2024-03-20',1,NULL,NULL,NULL,NULL);
CREATE TABLE partner (
	id INTEGER NOT NULL, 
	naam VARCHAR NOT NULL, 
	soort VARCHAR, 
	onderwerpen VARCHAR, 
	contact VARCHAR, 
	telefoon VARCHAR, 
	email VARCHAR, 
	verborgen BOOLEAN, 
	CONSTRAINT pk_partner PRIMARY KEY (id), 
	CONSTRAINT ck_partner_soort CHECK (soort IN ('publiek', 'privaat')), 
	CONSTRAINT uq_partner_naam UNIQUE (naam)
);
INSERT INTO "partner" VALUES(1,'Buurthuis','privaat',NULL,NULL,NULL,NULL,NULL);
CREATE TABLE pip (
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
	CONSTRAINT ck_pip_alfabetisering CHECK (alfabetisering IN ('a', 'aa', 'nvt')), 
	CONSTRAINT ck_pip_gesprekken CHECK (gesprekken BETWEEN 0 AND 99), 
	CONSTRAINT ck_pip_intensiteit_route CHECK (intensiteit_route BETWEEN 1 AND 9999), 
	CONSTRAINT ck_pip_intensiteit_pvt CHECK (intensiteit_pvt BETWEEN 1 AND 9999), 
	CONSTRAINT ck_pip_intensiteit_map CHECK (intensiteit_map BETWEEN 1 AND 9999), 
	CONSTRAINT ck_pip_map_bedrijfsbezoeken CHECK (map_bedrijfsbezoeken >= 0), 
	CONSTRAINT ck_pip_map_sollicitatiegesprekken CHECK (map_sollicitatiegesprekken >= 0), 
	CONSTRAINT ck_pip_map_werk_maanden CHECK (map_werk_maanden >= 0), 
	CONSTRAINT ck_pip_map_werk_uren CHECK (map_werk_uren >= 0), 
	CONSTRAINT uq_pip_dossier_id_dagtekening UNIQUE (dossier_id, dagtekening), 
	CONSTRAINT fk_pip_dossier_id FOREIGN KEY(dossier_id) REFERENCES dossier (id)
);
INSERT INTO "pip" VALUES(1,1,'2024-05-27',NULL,4,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,'opleiding',NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL);
INSERT INTO "pip" VALUES(2,1,'2024-09-01',NULL,4,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,'werk',NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,'zwanger');
CREATE TABLE pip_leefgebied (
	id INTEGER NOT NULL, 
	pip_id INTEGER NOT NULL, 
	naam VARCHAR NOT NULL, 
	waarde VARCHAR NOT NULL, 
	CONSTRAINT pk_pip_leefgebied PRIMARY KEY (id), 
	CONSTRAINT ck_pip_leefgebied_naam CHECK (naam IN ('leerbaarheid', 'opleiding', 'werkervaring', 'vrijwilligerswerk', 'praktische_competenties', 'werknemersvaardigheden', 'taalniveau', 'motivatie', 'zelfredzaamheid', 'digitale_vaardigheden', 'gezinssituatie', 'fysieke_gezondheid', 'mentale_gezondheid', 'sociaal_netwerk', 'vve', 'arbeidsparticipatie', 'gezinssamenstelling', 'woonsituatie', 'contacten', 'daginvulling', 'gezinshereniging', 'inkomsten', 'schulden', 'behandeling_lichamelijk', 'behandeling_psychisch', 'verslaving', 'opleidingsverleden', 'diplomas', 'diplomawaardering', 'andere_talen', 'kennisprogramma', 'preinburgering', 'lening_duo', 'taalschool_lesdagen', 'kwaliteiten', 'opleidingsmogelijkheden', 'wensberoep', 'vervoer', 'kinderopvang')), 
	CONSTRAINT uq_pip_leefgebied_pip_id_naam UNIQUE (pip_id, naam), 
	CONSTRAINT fk_pip_leefgebied_pip_id FOREIGN KEY(pip_id) REFERENCES pip (id)
);
INSERT INTO "pip_leefgebied" VALUES(1,2,'taalniveau','gaat goed');
CREATE TABLE pvt_onderdeel (
	id INTEGER NOT NULL, 
	dossier_id INTEGER NOT NULL, 
	onderdeel VARCHAR NOT NULL, 
	datum VARCHAR NOT NULL, 
	uren INTEGER, 
	aanwezig BOOLEAN, 
	aanbieder VARCHAR, 
	toelichting VARCHAR, 
	CONSTRAINT pk_pvt_onderdeel PRIMARY KEY (id), 
	CONSTRAINT ck_pvt_onderdeel_datum CHECK (datum GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'), 
	CONSTRAINT ck_pvt_onderdeel_onderdeel CHECK (onderdeel IN ('inleiding', 'activiteit', 'excursie', 'ondertekenbijeenkomst')), 
	CONSTRAINT ck_pvt_onderdeel_uren CHECK (uren >= 0), 
	CONSTRAINT uq_pvt_onderdeel_dossier_id_datum_onderdeel UNIQUE (dossier_id, datum, onderdeel), 
	CONSTRAINT fk_pvt_onderdeel_dossier_id FOREIGN KEY(dossier_id) REFERENCES dossier (id)
);
INSERT INTO "pvt_onderdeel" VALUES(1,1,'inleiding','2024-06-20',400,NULL,NULL,NULL);
CREATE TABLE route (
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
	CONSTRAINT ck_route_datum CHECK (datum GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'), 
	CONSTRAINT ck_route_afgeschaald_op CHECK (afgeschaald_op GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'), 
	CONSTRAINT ck_route_afgerond_op CHECK (afgerond_op GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'), 
	CONSTRAINT ck_route_route CHECK (route IN ('b1', 'onderwijs', 'z')), 
	CONSTRAINT ck_route_niveau CHECK (niveau IN ('a2', 'b1')), 
	CONSTRAINT ck_route_afgeschaald_op_na_datum CHECK (afgeschaald_op >= datum), 
	CONSTRAINT ck_route_afgerond_op_na_datum CHECK (afgerond_op >= datum), 
	CONSTRAINT ck_route_a2_met_o CHECK (NOT (route = 'onderwijs' AND niveau = 'a2')), 
	CONSTRAINT ck_route_b1_met_z CHECK (NOT (route = 'z' AND niveau = 'b1')), 
	CONSTRAINT uq_route_dossier_id_datum UNIQUE (dossier_id, datum), 
	CONSTRAINT fk_route_dossier_id FOREIGN KEY(dossier_id) REFERENCES dossier (id)
);
INSERT INTO "route" VALUES(1,1,'b1','2024-05-28','b1',NULL,'2025-11-10',620,'inspanning','2025-12-01');
CREATE TABLE spoor (
	id INTEGER NOT NULL, 
	tijd VARCHAR NOT NULL, 
	gebruiker VARCHAR NOT NULL, 
	opdracht VARCHAR NOT NULL, 
	dossier VARCHAR, 
	invoer VARCHAR NOT NULL, 
	vorige VARCHAR NOT NULL, 
	hash VARCHAR NOT NULL, 
	CONSTRAINT pk_spoor PRIMARY KEY (id)
);
INSERT INTO "spoor" VALUES(1,'2026-11-28T09:10:41.288+00:00','root','case add','2025-0001','{"bijstand_ingang": "2024-03-18", "doelgroep": "asielstatushouder", "huisvesting": "2024-03-18", "kennisgeving": "2024-01-22", "persoonsvelden": ["geslachtsnaam", "bsn", "v_nummer", "voornamen"], "plicht_begin": "2024-01-15", "tekstvelden": ["gemeente"]}','0000000000000000000000000000000000000000000000000000000000000000','56fbe187f70989df234f9e0e5bdd737b370f8091d2aa2151fe595f193a294ec6');
INSERT INTO "spoor" VALUES(2,'2026-11-28T09:10:41.702+00:00','root','intake record','2025-0001','{"datum": "2024-03-25", "deel": 1, "methode": "dariuz", "persoonsvelden": ["leefgebied", "zrm"]}','56fbe187f70989df234f9e0e5bdd737b370f8091d2aa2151fe595f193a294ec6','5a877cbdd5fc320d8d4808eb30d726bb209941f864323fcaf7de372ead7a5e99');
INSERT INTO "spoor" VALUES(3,'2026-11-28T09:10:42.094+00:00','root','intake record','2025-0001','{"datum": "2024-04-22", "deel": 2, "locatie": "gemeente"}','5a877cbdd5fc320d8d4808eb30d726bb209941f864323fcaf7de372ead7a5e99','d58d14f273f2447b65c740a41308c76ef3e70f8cb7965e1583b441f3d3e6f775');
INSERT INTO "spoor" VALUES(4,'2026-11-28T09:10:42.479+00:00','root','intake record','2025-0001','{"datum": "2024-05-06", "toets_drempel": 6050, "toets_score": 7000, "toets_uitslag": "b1_haalbaar"}','d58d14f273f2447b65c740a41308c76ef3e70f8cb7965e1583b441f3d3e6f775','bf45907c254d30a0b380c86c8fd51c10de7c33177e5ea913bb65a587827c87a8');
INSERT INTO "spoor" VALUES(5,'2026-11-28T09:10:42.875+00:00','root','pip create','2025-0001','{"gesprekken": 4, "persoonsvelden": ["doel"]}','bf45907c254d30a0b380c86c8fd51c10de7c33177e5ea913bb65a587827c87a8','d761b07925cb183910349b8bc500a0689c2abd9337c8b2dea51a9761b4d64b22');
INSERT INTO "spoor" VALUES(6,'2026-11-28T09:10:43.275+00:00','root','pip sign','2025-0001','{"dagtekening": "2024-05-28"}','d761b07925cb183910349b8bc500a0689c2abd9337c8b2dea51a9761b4d64b22','5e5aed35b5a7a776aeefdc2a1b24d67614aa5fbc1851a386b9523080c789ad92');
INSERT INTO "spoor" VALUES(7,'2026-11-28T09:10:43.675+00:00','root','route assign','2025-0001','{"datum": "2024-05-28", "route": "b1"}','5e5aed35b5a7a776aeefdc2a1b24d67614aa5fbc1851a386b9523080c789ad92','97f232f95113f872b5e7cfb0976f60bb4be723d262fd9d5e2ed3c0adc3c9aae6');
INSERT INTO "spoor" VALUES(8,'2026-11-28T09:10:44.076+00:00','root','ontzorg start','2025-0001','{"datum": "2024-03-18", "huur": 61250}','97f232f95113f872b5e7cfb0976f60bb4be723d262fd9d5e2ed3c0adc3c9aae6','e1551826418d7f68d27b80d1be35c20cee2a0447a15874a9105a7f65426dc76c');
INSERT INTO "spoor" VALUES(9,'2026-11-28T09:10:44.497+00:00','root','ontzorg cost','2025-0001','{"bedrag": 8000, "soort": "gas"}','e1551826418d7f68d27b80d1be35c20cee2a0447a15874a9105a7f65426dc76c','35e8ca1a82f6c514535ff5b1bd36a828c1f2e94ff757f4105deb6e29694dc905');
INSERT INTO "spoor" VALUES(10,'2026-11-28T09:10:44.922+00:00','root','ontzorg stop','2025-0001','{"datum": "2024-09-17"}','35e8ca1a82f6c514535ff5b1bd36a828c1f2e94ff757f4105deb6e29694dc905','0b68406b1d706e89e1428f2eabb829b4230faf62a3e78260d15d80bbca1b926d');
INSERT INTO "spoor" VALUES(11,'2026-11-28T09:10:45.327+00:00','root','activiteit add','2025-0001','{"einde": "2025-06-27", "soort": "taalles", "start": "2024-06-03", "uren_per_week": 120}','0b68406b1d706e89e1428f2eabb829b4230faf62a3e78260d15d80bbca1b926d','cc44c5160ae0dd6830790ed21db05d2befbceda085ecd4b3b55b6a15ad4484e3');
INSERT INTO "spoor" VALUES(12,'2026-11-28T09:10:45.718+00:00','root','activiteit add','2025-0001','{"soort": "vrijwilligerswerk", "start": "2024-09-02", "tekstvelden": ["aanbieder"]}','cc44c5160ae0dd6830790ed21db05d2befbceda085ecd4b3b55b6a15ad4484e3','2fa261e40e8d2213e9165f20edd211c48c6f6196f96c51b550630074be7f6f0c');
INSERT INTO "spoor" VALUES(13,'2026-11-28T09:10:46.140+00:00','root','activiteit stop','2025-0001','{"einde": "2025-01-31", "soort": "vrijwilligerswerk"}','2fa261e40e8d2213e9165f20edd211c48c6f6196f96c51b550630074be7f6f0c','29be63e8bbb00b457a71cd31e31224a854f3278b0439e8faf2e74cc6b39fe9c0');
INSERT INTO "spoor" VALUES(14,'2026-11-28T09:10:46.544+00:00','root','activiteit add','2025-0001','{"soort": "betaald_werk", "start": "2025-03-01"}','29be63e8bbb00b457a71cd31e31224a854f3278b0439e8faf2e74cc6b39fe9c0','06f1aa455b68f08bee9b3c154e0af31b199f284e0f235402a5600d6909e47791');
INSERT INTO "spoor" VALUES(15,'2026-11-28T09:10:46.940+00:00','root','enquete record',NULL,'{"datum": "2024-06-01", "groep": "partners", "score": 75, "tekstvelden": ["partner"]}','06f1aa455b68f08bee9b3c154e0af31b199f284e0f235402a5600d6909e47791','9f91eb2037d107e03930bb461f2fd5fd6fc9f759ac5f12be5384da608c85fe55');
INSERT INTO "spoor" VALUES(16,'2026-11-28T09:10:47.334+00:00','root','enquete record','2025-0001','{"datum": "2024-06-01", "groep": "inburgeraars", "score": 80}','9f91eb2037d107e03930bb461f2fd5fd6fc9f759ac5f12be5384da608c85fe55','84de4f74f7c1c9676502caad3d41f775980927223add4509b8e0482b7aea1c03');
INSERT INTO "spoor" VALUES(17,'2026-11-28T09:10:47.757+00:00','root','case edit','2025-0001','{"leeg": ["v_nummer"], "tekstvelden": ["azc"]}','84de4f74f7c1c9676502caad3d41f775980927223add4509b8e0482b7aea1c03','1ec69d57c00d450783816762c581d8c4c8b99fa272b586bf4f9f5bf472c9e5e3');
INSERT INTO "spoor" VALUES(18,'2026-11-28T09:10:48.154+00:00','root','voorinburgering add','2025-0001','{"onderdeel": "knm", "start": "2024-01-08", "uren": 2450}','1ec69d57c00d450783816762c581d8c4c8b99fa272b586bf4f9f5bf472c9e5e3','21c584a2bbcdb96101b6745cf0a8cfa7f452ca2b13b2596330805053b2f05658');
INSERT INTO "spoor" VALUES(19,'2026-11-28T09:10:48.549+00:00','root','klantprofiel record','2025-0001','{"datum": "2024-01-20", "onderwerp": "cv", "persoonsvelden": ["inhoud"]}','21c584a2bbcdb96101b6745cf0a8cfa7f452ca2b13b2596330805053b2f05658','7d3f5418a269210029a29feeafe52085a960c0cfa62ec3abe97779d3d11899d7');
INSERT INTO "spoor" VALUES(20,'2026-11-28T09:10:48.945+00:00','root','overdracht record','2025-0001','{"datum": "2024-03-20", "gehouden": true, "soort": "azc"}','7d3f5418a269210029a29feeafe52085a960c0cfa62ec3abe97779d3d11899d7','37725a381fb1871fe24a516f268aebbfa0096492eb4832709b5b7784488e81ce');
INSERT INTO "spoor" VALUES(21,'2026-11-28T09:10:49.332+00:00','root','begeleiding add','2025-0001','{"start": "2024-04-02", "tekstvelden": ["aanbieder"]}','37725a381fb1871fe24a516f268aebbfa0096492eb4832709b5b7784488e81ce','7fbfc1d35c324671e236078b25ba8372d7980b02e048bb7dd0b29dc042cb5e9e');
INSERT INTO "spoor" VALUES(22,'2026-11-28T09:10:49.730+00:00','root','pip revise','2025-0001','{"dagtekening": "2024-09-01", "gesprekken": 4, "persoonsvelden": ["doel", "leefgebied", "reden"]}','7fbfc1d35c324671e236078b25ba8372d7980b02e048bb7dd0b29dc042cb5e9e','13d269e9311a191323ca07cc8f6d2018b5d0ca74ec0bb76d4b814441a3600076');
INSERT INTO "spoor" VALUES(23,'2026-11-28T09:10:50.119+00:00','root','activiteit hours','2025-0001','{"aangeboden": 4800, "gevolgd": 4025, "maand": "2024-06", "soort": "taalles"}','13d269e9311a191323ca07cc8f6d2018b5d0ca74ec0bb76d4b814441a3600076','2fc1b1fbd137e7b3785715560e1a533d635d9959aef5d9ad4db30991062a7f92');
INSERT INTO "spoor" VALUES(24,'2026-11-28T09:10:50.517+00:00','root','ontzorg month','2025-0001','{"bijstand": 128500, "huur": 61250, "maand": "2024-05"}','2fc1b1fbd137e7b3785715560e1a533d635d9959aef5d9ad4db30991062a7f92','d91f736e7e754cac47921ae0f87d0da96747cd137e43daba2849d3404bd3cee3');
INSERT INTO "spoor" VALUES(25,'2026-11-28T09:10:50.910+00:00','root','ontzorg train','2025-0001','{"module": "budget", "start": "2024-05-06"}','d91f736e7e754cac47921ae0f87d0da96747cd137e43daba2849d3404bd3cee3','610b25e747649071c60ef717a677f632ec1159f101f9019a1cf7d14914047fc7');
INSERT INTO "spoor" VALUES(26,'2026-11-28T09:10:51.304+00:00','root','ontzorg evaluate','2025-0001','{"datum": "2024-08-20", "uitkomst": "zelfstandig"}','610b25e747649071c60ef717a677f632ec1159f101f9019a1cf7d14914047fc7','e24128551ec78d2450b427446b8132c3eac301ee6b82aacbec01c6785901ccf8');
INSERT INTO "spoor" VALUES(27,'2026-11-28T09:10:51.714+00:00','root','ontzorg start','2025-0001','{"datum": "2025-01-06"}','e24128551ec78d2450b427446b8132c3eac301ee6b82aacbec01c6785901ccf8','27839ec820168eca4b25270ac408b2f6679a46b87ffa84e94af9693ebc3ca44c');
INSERT INTO "spoor" VALUES(28,'2026-11-28T09:10:52.122+00:00','root','ontzorg extend','2025-0001','{"datum": "2025-06-01", "persoonsvelden": ["reden"], "tot": "2026-01-31"}','27839ec820168eca4b25270ac408b2f6679a46b87ffa84e94af9693ebc3ca44c','e6b396151e9d3862830602b3d03bcadfb19a952434e1fbcbe8cc443281e4e859');
INSERT INTO "spoor" VALUES(29,'2026-11-28T09:10:52.500+00:00','root','aanbieder add',NULL,'{"keurmerk_vanaf": "2024-01-01", "tekstvelden": ["naam"]}','e6b396151e9d3862830602b3d03bcadfb19a952434e1fbcbe8cc443281e4e859','d29eb11b80f6dbf2705288c6c821d2279870b4ba9c3e4a5811c598aa3faedfbd');
INSERT INTO "spoor" VALUES(30,'2026-11-28T09:10:52.874+00:00','root','aanbod add','2025-0001','{"aangeboden_op": "2024-06-01", "leerroute": "b1", "tekstvelden": ["aanbieder"]}','d29eb11b80f6dbf2705288c6c821d2279870b4ba9c3e4a5811c598aa3faedfbd','7c2be22c07b7dd6e816a7206e99ee7d698b58d733a50a6d49af43e343973da39');
INSERT INTO "spoor" VALUES(31,'2026-11-28T09:10:53.267+00:00','root','map record','2025-0001','{"datum": "2024-09-10", "onderdeel": "cv", "praktijkuren": 275}','7c2be22c07b7dd6e816a7206e99ee7d698b58d733a50a6d49af43e343973da39','68d30b422427f1a00fb09244abe615989fc62700b01c9ec9cf4228374517560a');
INSERT INTO "spoor" VALUES(32,'2026-11-28T09:10:53.691+00:00','root','map complete','2025-0001','{"datum": "2025-03-01"}','68d30b422427f1a00fb09244abe615989fc62700b01c9ec9cf4228374517560a','22e4ef477a2a2d3a62378dc6e4b30e0776ad114a58c29aabac9d712c8f6ad5f0');
INSERT INTO "spoor" VALUES(33,'2026-11-28T09:10:54.086+00:00','root','pvt record','2025-0001','{"datum": "2024-06-20", "onderdeel": "inleiding", "uren": 400}','22e4ef477a2a2d3a62378dc6e4b30e0776ad114a58c29aabac9d712c8f6ad5f0','1dffaf79a5a6b4596001762dec7aaf23eea54b608a24244e9cac0d0ce0788eaf');
INSERT INTO "spoor" VALUES(34,'2026-11-28T09:10:54.496+00:00','root','pvt sign','2025-0001','{"datum": "2024-10-01"}','1dffaf79a5a6b4596001762dec7aaf23eea54b608a24244e9cac0d0ce0788eaf','d3b999bb5a34c5e52b7b47dab12be47e521b2bc06f2daf29f5bbc4833f491c47');
INSERT INTO "spoor" VALUES(35,'2026-11-28T09:10:54.954+00:00','root','examen record','2025-0001','{"datum": "2025-11-03", "niveau": "b1", "onderdeel": "le", "uitslag": "gezakt"}','d3b999bb5a34c5e52b7b47dab12be47e521b2bc06f2daf29f5bbc4833f491c47','5eebefe28061470a232e5c7f3a45f2362878654c20b63186ca1ee36f1cd49051');
INSERT INTO "spoor" VALUES(36,'2026-11-28T09:10:55.375+00:00','root','gesprek plan','2025-0001','{"gepland": "2025-06-10"}','5eebefe28061470a232e5c7f3a45f2362878654c20b63186ca1ee36f1cd49051','d1a948ddee906464ed2fd526b383e96ca2d0ac84dd481f71f43e3dac3834b95b');
INSERT INTO "spoor" VALUES(37,'2026-11-28T09:10:55.804+00:00','root','gesprek move','2025-0001','{"gepland": "2025-06-10", "soort": "voortgang", "verzet_naar": "2025-06-17"}','d1a948ddee906464ed2fd526b383e96ca2d0ac84dd481f71f43e3dac3834b95b','3551fef004ba20cef33534f5ab789ce3a815c534116fc072fbb9733bb609cfc6');
INSERT INTO "spoor" VALUES(38,'2026-11-28T09:10:56.285+00:00','root','gesprek record','2025-0001','{"gehouden": "2025-06-17", "gepland": "2025-06-10", "persoonsvelden": ["afspraken"]}','3551fef004ba20cef33534f5ab789ce3a815c534116fc072fbb9733bb609cfc6','25c81474170276a6aa6a0741913fc0fff3ee83ef987c9897d386c3a340c56066');
INSERT INTO "spoor" VALUES(39,'2026-11-28T09:10:56.810+00:00','root','maatregel record','2025-0001','{"datum": "2024-03-21", "grond": "intake", "soort": "oproep", "uiterlijk": "2024-04-05"}','25c81474170276a6aa6a0741913fc0fff3ee83ef987c9897d386c3a340c56066','1e301dfbc80f612f411cf8b172d1df74a694b49c1154997a32f285767b33c009');
INSERT INTO "spoor" VALUES(40,'2026-11-28T09:10:57.489+00:00','root','besluit record','2025-0001','{"datum": "2025-11-02", "soort": "verlenging", "tekstvelden": ["grond"], "tot": "2027-11-28"}','1e301dfbc80f612f411cf8b172d1df74a694b49c1154997a32f285767b33c009','c057ecdfcf723db514019427cae6d7a0222fc0cf0be561ed10668887425efee5');
INSERT INTO "spoor" VALUES(41,'2026-11-28T09:10:58.143+00:00','root','verwijzing add','2025-0001','{"datum": "2024-07-01", "tekstvelden": ["partner"]}','c057ecdfcf723db514019427cae6d7a0222fc0cf0be561ed10668887425efee5','febf3b904765f22049fbe1a24b2e7acd26fd852477b8657b9b7927116c921633');
INSERT INTO "spoor" VALUES(42,'2026-11-28T09:10:58.885+00:00','root','partner add',NULL,'{"soort": "publiek", "tekstvelden": ["naam"]}','febf3b904765f22049fbe1a24b2e7acd26fd852477b8657b9b7927116c921633','33481e759ed288117d59f71082133ebe24cc2e5d3f964ae1dea0982599541f04');
INSERT INTO "spoor" VALUES(43,'2026-11-28T09:10:59.352+00:00','root','partner edit',NULL,'{"soort": "privaat", "tekstvelden": ["naam"]}','33481e759ed288117d59f71082133ebe24cc2e5d3f964ae1dea0982599541f04','bae1fc50d5d84d910630f96c5796bf773e3654f11aa789e41ee7839652767ce3');
INSERT INTO "spoor" VALUES(44,'2026-11-28T09:10:59.830+00:00','root','taakstelling set',NULL,'{"aantal": 11, "helft": 1, "jaar": 2024}','bae1fc50d5d84d910630f96c5796bf773e3654f11aa789e41ee7839652767ce3','c1cdb490a5eb973abf366b618b9a0ddd06e917109d3184ed8ae4a00fd3662dd3');
INSERT INTO "spoor" VALUES(45,'2026-11-28T09:11:00.232+00:00','root','budget set',NULL,'{"bedrag": 5230100, "jaar": 2024}','c1cdb490a5eb973abf366b618b9a0ddd06e917109d3184ed8ae4a00fd3662dd3','865c59deb934a613be6b5394e95696eef6b52acc1907437ca0bee259a521381f');
INSERT INTO "spoor" VALUES(46,'2026-11-28T09:11:00.677+00:00','root','budget spend','2025-0001','{"bedrag": 15000, "datum": "2024-06-20", "voorziening": "pvt"}','865c59deb934a613be6b5394e95696eef6b52acc1907437ca0bee259a521381f','47fbc136a76e0b3b3485fe2ebac00f7c78c0eb8d2c620bd676f50cbcb25e86d5');
INSERT INTO "spoor" VALUES(47,'2026-11-28T09:11:01.160+00:00','root','route downscale','2025-0001','{"datum": "2025-11-10", "persoonsvelden": ["reden"], "uren": 620}','47fbc136a76e0b3b3485fe2ebac00f7c78c0eb8d2c620bd676f50cbcb25e86d5','6dee297dd9a77d04b29b34ff80c2b497f8cfbf7835cf1127c6e0641d52dcf46d');
INSERT INTO "spoor" VALUES(48,'2026-11-28T09:11:01.712+00:00','root','route complete','2025-0001','{"datum": "2025-12-01"}','6dee297dd9a77d04b29b34ff80c2b497f8cfbf7835cf1127c6e0641d52dcf46d','487913d69de633445ac78d1234602f4233585dcae17b0c4eecd07daf013f6d75');
INSERT INTO "spoor" VALUES(49,'2026-11-28T09:11:02.275+00:00','root','case correct','2025-0001','{"deel": "dossier", "persoonsvelden": ["voornamen"], "reden": "typefout", "was": {"huisvesting": "2024-03-18"}, "wordt": {"huisvesting": "2024-03-20"}}','487913d69de633445ac78d1234602f4233585dcae17b0c4eecd07daf013f6d75','96e9e1a10282d2df12733bd44a4a9bbd7b3aa53e9eb3ad33cc544b8f2416fa23');
INSERT INTO "spoor" VALUES(50,'2026-11-28T09:11:02.959+00:00','root','case correct','2025-0001','{"deel": "pip-1", "persoonsvelden": ["doel"], "reden": "typefout", "was": {"dagtekening": "2024-05-28"}, "wordt": {"dagtekening": "2024-05-27"}}','96e9e1a10282d2df12733bd44a4a9bbd7b3aa53e9eb3ad33cc544b8f2416fa23','1b3b23681ad677b67024cbf6e7627a19d5260d1051eeb24aba4e02132fde5845');
INSERT INTO "spoor" VALUES(51,'2026-11-28T09:11:03.568+00:00','root','case remove','2025-0001','{"deel": "intake-1", "persoonsvelden": ["leefgebied", "zrm"], "reden": "niet_gebeurd", "was": {"datum": "2024-03-25", "deel": 1, "methode": "dariuz"}}','1b3b23681ad677b67024cbf6e7627a19d5260d1051eeb24aba4e02132fde5845','081ce51f1daf2c5af4ef4c7daa67258fa846dd97dcec60a3fd7f1f287853e688');
INSERT INTO "spoor" VALUES(52,'2026-11-28T09:11:04.035+00:00','root','case close','2025-0001','{"datum": "2025-12-30", "reden": "verhuisd"}','081ce51f1daf2c5af4ef4c7daa67258fa846dd97dcec60a3fd7f1f287853e688','9e7ccc3d98ce8606aa2cdd8f620be37ddd8bad677dfd92d11dd0ed9352c2b427');
INSERT INTO "spoor" VALUES(53,'2026-11-28T09:11:04.427+00:00','root','case add','2025-0002','{"doelgroep": "gezinsmigrant", "kennisgeving": "2025-05-01", "persoonsvelden": ["geslachtsnaam"], "tekstvelden": ["gemeente"]}','9e7ccc3d98ce8606aa2cdd8f620be37ddd8bad677dfd92d11dd0ed9352c2b427','e7574b6f95bce6ba31dd57c0206658b284331fb6b8003e909d69182534cd5c79');
INSERT INTO "spoor" VALUES(54,'2026-11-28T09:11:04.750+00:00','root','case show','2025-0001','{"gezien": true}','e7574b6f95bce6ba31dd57c0206658b284331fb6b8003e909d69182534cd5c79','0bbf1b216752b33caf8351905f546210309db20208b612384550509ee7b1a631');
CREATE TABLE spoor_stand (
	id INTEGER NOT NULL, 
	regels INTEGER NOT NULL, 
	hash VARCHAR NOT NULL, 
	CONSTRAINT pk_spoor_stand PRIMARY KEY (id), 
	CONSTRAINT ck_spoor_stand_een CHECK (id = 1)
);
INSERT INTO "spoor_stand" VALUES(1,54,'0bbf1b216752b33caf8351905f546210309db20208b612384550509ee7b1a631');
CREATE TABLE taakstelling (
	id INTEGER NOT NULL, 
	gemeente VARCHAR NOT NULL, 
	jaar INTEGER NOT NULL, 
	helft INTEGER NOT NULL, 
	aantal INTEGER NOT NULL, 
	achterstand INTEGER, 
	zonder_dossier INTEGER, 
	CONSTRAINT pk_taakstelling PRIMARY KEY (id), 
	CONSTRAINT ck_taakstelling_helft CHECK (helft BETWEEN 1 AND 2), 
	CONSTRAINT ck_taakstelling_aantal CHECK (aantal >= 0), 
	CONSTRAINT ck_taakstelling_achterstand CHECK (achterstand >= 0), 
	CONSTRAINT ck_taakstelling_zonder_dossier CHECK (zonder_dossier >= 0), 
	CONSTRAINT uq_taakstelling_gemeente_jaar_helft UNIQUE (gemeente, jaar, helft)
);
INSERT INTO "taakstelling" VALUES(1,'Ouder-Amstel',2024,1,11,NULL,NULL);
CREATE TABLE training (
	id INTEGER NOT NULL, 
	dossier_id INTEGER NOT NULL, 
	module VARCHAR NOT NULL, 
	start VARCHAR NOT NULL, 
	afgerond VARCHAR, 
	verplicht BOOLEAN, 
	aanbieder VARCHAR, 
	CONSTRAINT pk_training PRIMARY KEY (id), 
	CONSTRAINT ck_training_start CHECK (start GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'), 
	CONSTRAINT ck_training_afgerond CHECK (afgerond GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'), 
	CONSTRAINT ck_training_module CHECK (module IN ('financieel', 'digitaal', 'budget')), 
	CONSTRAINT ck_training_afgerond_na_start CHECK (afgerond >= start), 
	CONSTRAINT uq_training_dossier_id_start_module UNIQUE (dossier_id, start, module), 
	CONSTRAINT fk_training_dossier_id FOREIGN KEY(dossier_id) REFERENCES dossier (id)
);
INSERT INTO "training" VALUES(1,1,'budget','2024-05-06',NULL,NULL,NULL);
CREATE TABLE uitgave (
	id INTEGER NOT NULL, 
	dossier_id INTEGER, 
	gemeente VARCHAR NOT NULL, 
	voorziening VARCHAR NOT NULL, 
	datum VARCHAR NOT NULL, 
	bedrag INTEGER NOT NULL, 
	kenmerk VARCHAR, 
	aanbieder VARCHAR, 
	CONSTRAINT pk_uitgave PRIMARY KEY (id), 
	CONSTRAINT ck_uitgave_datum CHECK (datum GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'), 
	CONSTRAINT ck_uitgave_voorziening CHECK (voorziening IN ('leerroute', 'maatschappelijke_begeleiding', 'pvt', 'map', 'tolken')), 
	CONSTRAINT ck_uitgave_bedrag CHECK (bedrag >= 0), 
	CONSTRAINT fk_uitgave_dossier_id FOREIGN KEY(dossier_id) REFERENCES dossier (id)
);
INSERT INTO "uitgave" VALUES(1,1,'Ouder-Amstel','pvt','2024-06-20',15000,NULL,NULL);
CREATE TABLE uren (
	id INTEGER NOT NULL, 
	dossier_id INTEGER NOT NULL, 
	activiteit_id INTEGER NOT NULL, 
	maand VARCHAR NOT NULL, 
	aangeboden INTEGER, 
	gevolgd INTEGER, 
	verzuim_geoorloofd INTEGER, 
	verzuim_ongeoorloofd INTEGER, 
	CONSTRAINT pk_uren PRIMARY KEY (id), 
	CONSTRAINT ck_uren_maand CHECK (maand GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]'), 
	CONSTRAINT ck_uren_aangeboden CHECK (aangeboden >= 0), 
	CONSTRAINT ck_uren_gevolgd CHECK (gevolgd >= 0), 
	CONSTRAINT ck_uren_verzuim_geoorloofd CHECK (verzuim_geoorloofd >= 0), 
	CONSTRAINT ck_uren_verzuim_ongeoorloofd CHECK (verzuim_ongeoorloofd >= 0), 
	CONSTRAINT uq_uren_activiteit_id_maand UNIQUE (activiteit_id, maand), 
	CONSTRAINT fk_uren_dossier_id FOREIGN KEY(dossier_id) REFERENCES dossier (id), 
	CONSTRAINT fk_uren_activiteit_id FOREIGN KEY(activiteit_id) REFERENCES activiteit (id)
);
INSERT INTO "uren" VALUES(1,1,1,'2024-06',4800,4025,NULL,NULL);
CREATE TABLE verwijzing (
	id INTEGER NOT NULL, 
	dossier_id INTEGER NOT NULL, 
	partner VARCHAR NOT NULL, 
	datum VARCHAR NOT NULL, 
	onderwerp VARCHAR, 
	afgerond VARCHAR, 
	resultaat VARCHAR, 
	CONSTRAINT pk_verwijzing PRIMARY KEY (id), 
	CONSTRAINT ck_verwijzing_datum CHECK (datum GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'), 
	CONSTRAINT ck_verwijzing_afgerond CHECK (afgerond GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'), 
	CONSTRAINT ck_verwijzing_afgerond_na_datum CHECK (afgerond >= datum), 
	CONSTRAINT uq_verwijzing_dossier_id_datum_partner UNIQUE (dossier_id, datum, partner), 
	CONSTRAINT fk_verwijzing_dossier_id FOREIGN KEY(dossier_id) REFERENCES dossier (id)
);
INSERT INTO "verwijzing" VALUES(1,1,'Coherente','2024-07-01',NULL,NULL,NULL);
CREATE TABLE voorinburgering (
	id INTEGER NOT NULL, 
	dossier_id INTEGER NOT NULL, 
	onderdeel VARCHAR NOT NULL, 
	start VARCHAR NOT NULL, 
	einde VARCHAR, 
	uren INTEGER, 
	resultaat VARCHAR, 
	CONSTRAINT pk_voorinburgering PRIMARY KEY (id), 
	CONSTRAINT ck_voorinburgering_start CHECK (start GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'), 
	CONSTRAINT ck_voorinburgering_einde CHECK (einde GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'), 
	CONSTRAINT ck_voorinburgering_onderdeel CHECK (onderdeel IN ('nederlandse_taal', 'knm', 'vaardigheden', 'leerbaarheidstoets', 'klantprofiel')), 
	CONSTRAINT ck_voorinburgering_einde_na_start CHECK (einde >= start), 
	CONSTRAINT ck_voorinburgering_uren CHECK (uren >= 0), 
	CONSTRAINT uq_voorinburgering_dossier_id_onderdeel_start UNIQUE (dossier_id, onderdeel, start), 
	CONSTRAINT fk_voorinburgering_dossier_id FOREIGN KEY(dossier_id) REFERENCES dossier (id)
);
INSERT INTO "voorinburgering" VALUES(1,1,'knm','2024-01-08',NULL,2450,NULL);
CREATE TABLE vorige (
	id INTEGER NOT NULL, 
	regel INTEGER NOT NULL, 
	dossier_id INTEGER, 
	tabel VARCHAR NOT NULL, 
	rij INTEGER NOT NULL, 
	voor VARCHAR, 
	na VARCHAR, 
	ongedaan INTEGER, 
	CONSTRAINT pk_vorige PRIMARY KEY (id), 
	CONSTRAINT ck_vorige_iets CHECK (voor IS NOT NULL OR na IS NOT NULL), 
	CONSTRAINT ck_vorige_voor CHECK (voor IS NULL OR json_valid(voor)), 
	CONSTRAINT ck_vorige_na CHECK (na IS NULL OR json_valid(na)), 
	CONSTRAINT fk_vorige_dossier_id FOREIGN KEY(dossier_id) REFERENCES dossier (id)
);
INSERT INTO "vorige" VALUES(17,15,NULL,'enquete',1,NULL,'{"id": 1, "dossier_id": null, "groep": "partners", "datum": "2024-06-01", "score": 75, "partner": "Coherente"}',NULL);
INSERT INTO "vorige" VALUES(31,28,1,'ontzorg',2,'{"id": 2, "dossier_id": 1, "datum": "2025-01-06", "machtiging": null, "budgetbeheer": null, "einde": null, "reden": null, "verlengd_op": null, "verlengd_tot": null, "verleng_reden": null, "huur": null, "gas": null, "water": null, "stroom": null, "zorgverzekering": null, "telefoon": null}','{"id": 2, "dossier_id": 1, "datum": "2025-01-06", "machtiging": null, "budgetbeheer": null, "einde": null, "reden": null, "verlengd_op": "2025-06-01", "verlengd_tot": "2026-01-31", "verleng_reden": "schulden", "huur": null, "gas": null, "water": null, "stroom": null, "zorgverzekering": null, "telefoon": null}',NULL);
INSERT INTO "vorige" VALUES(32,29,NULL,'aanbieder',1,NULL,'{"id": 1, "naam": "Taalschool", "keurmerk_vanaf": "2024-01-01", "keurmerk_geldig_tot": null, "web_erkend": null, "contract_vanaf": null, "contract_geldig_tot": null, "instellingsnummer": null}',NULL);
INSERT INTO "vorige" VALUES(33,30,1,'aanbod',1,NULL,'{"id": 1, "dossier_id": 1, "aangeboden_op": "2024-06-01", "aanbieder": "Taalschool", "leerroute": "b1", "start": null, "einde": null}',NULL);
INSERT INTO "vorige" VALUES(34,31,1,'map_onderdeel',1,NULL,'{"id": 1, "dossier_id": 1, "onderdeel": "cv", "datum": "2024-09-10", "uren": null, "praktijkuren": 275, "aantal": null, "behaald": null, "aanbieder": null, "toelichting": null}',NULL);
INSERT INTO "vorige" VALUES(35,32,1,'dossier',1,'{"id": 1, "nummer": "2025-0001", "zoeknaam": "selam tesfay", "geslachtsnaam": "Tesfay", "voornamen": "Selam", "voorvoegsel": null, "bsn": "999990019", "v_nummer": null, "geboortedatum": null, "geslacht": null, "nationaliteit": null, "doelgroep": "asielstatushouder", "gedetailleerde_doelgroep": null, "gemeente": "Ouder-Amstel", "plicht_begin": "2024-01-15", "kennisgeving": "2024-01-22", "koppeling": null, "huisvesting": "2024-03-18", "bijstand_ingang": "2024-03-18", "bijstand_einde": null, "info_derden_gevraagd": null, "info_derden_ontvangen": null, "pip_vorige_gemeente": null, "aanbod": null, "pvt_ondertekend": null, "map_eindgesprek": null, "pvt_verwijtbaar": null, "map_verwijtbaar": null, "duo_termijn_begin": null, "duo_termijn_einde": null, "vergunning_geldig_tot": null, "voldaan": null, "dossier_gesloten": null, "reden": null, "azc": "Ter Apel", "klantmanager": null, "huishouden": null, "rol_in_huishouden": null, "adres": null, "postcode": null, "woonplaats": null, "telefoon": null, "email": null, "contacttaal": null, "tolk_nodig": null}','{"id": 1, "nummer": "2025-0001", "zoeknaam": "selam tesfay", "geslachtsnaam": "Tesfay", "voornamen": "Selam", "voorvoegsel": null, "bsn": "999990019", "v_nummer": null, "geboortedatum": null, "geslacht": null, "nationaliteit": null, "doelgroep": "asielstatushouder", "gedetailleerde_doelgroep": null, "gemeente": "Ouder-Amstel", "plicht_begin": "2024-01-15", "kennisgeving": "2024-01-22", "koppeling": null, "huisvesting": "2024-03-18", "bijstand_ingang": "2024-03-18", "bijstand_einde": null, "info_derden_gevraagd": null, "info_derden_ontvangen": null, "pip_vorige_gemeente": null, "aanbod": null, "pvt_ondertekend": null, "map_eindgesprek": "2025-03-01", "pvt_verwijtbaar": null, "map_verwijtbaar": null, "duo_termijn_begin": null, "duo_termijn_einde": null, "vergunning_geldig_tot": null, "voldaan": null, "dossier_gesloten": null, "reden": null, "azc": "Ter Apel", "klantmanager": null, "huishouden": null, "rol_in_huishouden": null, "adres": null, "postcode": null, "woonplaats": null, "telefoon": null, "email": null, "contacttaal": null, "tolk_nodig": null}',NULL);
INSERT INTO "vorige" VALUES(36,33,1,'pvt_onderdeel',1,NULL,'{"id": 1, "dossier_id": 1, "onderdeel": "inleiding", "datum": "2024-06-20", "uren": 400, "aanwezig": null, "aanbieder": null, "toelichting": null}',NULL);
INSERT INTO "vorige" VALUES(37,34,1,'dossier',1,'{"id": 1, "nummer": "2025-0001", "zoeknaam": "selam tesfay", "geslachtsnaam": "Tesfay", "voornamen": "Selam", "voorvoegsel": null, "bsn": "999990019", "v_nummer": null, "geboortedatum": null, "geslacht": null, "nationaliteit": null, "doelgroep": "asielstatushouder", "gedetailleerde_doelgroep": null, "gemeente": "Ouder-Amstel", "plicht_begin": "2024-01-15", "kennisgeving": "2024-01-22", "koppeling": null, "huisvesting": "2024-03-18", "bijstand_ingang": "2024-03-18", "bijstand_einde": null, "info_derden_gevraagd": null, "info_derden_ontvangen": null, "pip_vorige_gemeente": null, "aanbod": null, "pvt_ondertekend": null, "map_eindgesprek": "2025-03-01", "pvt_verwijtbaar": null, "map_verwijtbaar": null, "duo_termijn_begin": null, "duo_termijn_einde": null, "vergunning_geldig_tot": null, "voldaan": null, "dossier_gesloten": null, "reden": null, "azc": "Ter Apel", "klantmanager": null, "huishouden": null, "rol_in_huishouden": null, "adres": null, "postcode": null, "woonplaats": null, "telefoon": null, "email": null, "contacttaal": null, "tolk_nodig": null}','{"id": 1, "nummer": "2025-0001", "zoeknaam": "selam tesfay", "geslachtsnaam": "Tesfay", "voornamen": "Selam", "voorvoegsel": null, "bsn": "999990019", "v_nummer": null, "geboortedatum": null, "geslacht": null, "nationaliteit": null, "doelgroep": "asielstatushouder", "gedetailleerde_doelgroep": null, "gemeente": "Ouder-Amstel", "plicht_begin": "2024-01-15", "kennisgeving": "2024-01-22", "koppeling": null, "huisvesting": "2024-03-18", "bijstand_ingang": "2024-03-18", "bijstand_einde": null, "info_derden_gevraagd": null, "info_derden_ontvangen": null, "pip_vorige_gemeente": null, "aanbod": null, "pvt_ondertekend": "2024-10-01", "map_eindgesprek": "2025-03-01", "pvt_verwijtbaar": null, "map_verwijtbaar": null, "duo_termijn_begin": null, "duo_termijn_einde": null, "vergunning_geldig_tot": null, "voldaan": null, "dossier_gesloten": null, "reden": null, "azc": "Ter Apel", "klantmanager": null, "huishouden": null, "rol_in_huishouden": null, "adres": null, "postcode": null, "woonplaats": null, "telefoon": null, "email": null, "contacttaal": null, "tolk_nodig": null}',NULL);
INSERT INTO "vorige" VALUES(38,35,1,'examen',1,NULL,'{"id": 1, "dossier_id": 1, "onderdeel": "le", "datum": "2025-11-03", "niveau": "b1", "uitslag": "gezakt", "reden_geen_uitslag": null, "poging": null}',NULL);
INSERT INTO "vorige" VALUES(39,36,1,'gesprek',1,NULL,'{"id": 1, "dossier_id": 1, "gepland": "2025-06-10", "verzet_naar": null, "soort": "voortgang", "gehouden": null, "niet_verschenen": null, "afspraken": null}',NULL);
INSERT INTO "vorige" VALUES(40,37,1,'gesprek',1,'{"id": 1, "dossier_id": 1, "gepland": "2025-06-10", "verzet_naar": null, "soort": "voortgang", "gehouden": null, "niet_verschenen": null, "afspraken": null}','{"id": 1, "dossier_id": 1, "gepland": "2025-06-10", "verzet_naar": "2025-06-17", "soort": "voortgang", "gehouden": null, "niet_verschenen": null, "afspraken": null}',NULL);
INSERT INTO "vorige" VALUES(41,38,1,'gesprek',1,'{"id": 1, "dossier_id": 1, "gepland": "2025-06-10", "verzet_naar": "2025-06-17", "soort": "voortgang", "gehouden": null, "niet_verschenen": null, "afspraken": null}','{"id": 1, "dossier_id": 1, "gepland": "2025-06-10", "verzet_naar": "2025-06-17", "soort": "voortgang", "gehouden": "2025-06-17", "niet_verschenen": null, "afspraken": "meer lesuren"}',NULL);
INSERT INTO "vorige" VALUES(42,39,1,'maatregel',1,NULL,'{"id": 1, "dossier_id": 1, "soort": "oproep", "datum": "2024-03-21", "grond": "intake", "uiterlijk": "2024-04-05", "verschenen": null, "rapport": null, "zienswijze_gevraagd": null, "zienswijze_ontvangen": null, "zienswijze": null, "verwijtbaarheid": null, "bedrag": null, "onherroepelijk": null, "reden": null}',NULL);
INSERT INTO "vorige" VALUES(43,40,1,'besluit',1,NULL,'{"id": 1, "dossier_id": 1, "soort": "verlenging", "datum": "2025-11-02", "oordeel": "toekenning", "omvang": null, "onderdeel": null, "grond": "ziekte", "toelichting": null, "vanaf": null, "tot": "2027-11-28", "bedrag": null, "uren": null}',NULL);
INSERT INTO "vorige" VALUES(44,41,1,'verwijzing',1,NULL,'{"id": 1, "dossier_id": 1, "partner": "Coherente", "datum": "2024-07-01", "onderwerp": null, "afgerond": null, "resultaat": null}',NULL);
INSERT INTO "vorige" VALUES(45,42,NULL,'partner',1,NULL,'{"id": 1, "naam": "Buurthuis", "soort": "publiek", "onderwerpen": null, "contact": null, "telefoon": null, "email": null, "verborgen": null}',NULL);
INSERT INTO "vorige" VALUES(46,43,NULL,'partner',1,'{"id": 1, "naam": "Buurthuis", "soort": "publiek", "onderwerpen": null, "contact": null, "telefoon": null, "email": null, "verborgen": null}','{"id": 1, "naam": "Buurthuis", "soort": "privaat", "onderwerpen": null, "contact": null, "telefoon": null, "email": null, "verborgen": null}',NULL);
INSERT INTO "vorige" VALUES(47,44,NULL,'taakstelling',1,NULL,'{"id": 1, "gemeente": "Ouder-Amstel", "jaar": 2024, "helft": 1, "aantal": 11, "achterstand": null, "zonder_dossier": null}',NULL);
INSERT INTO "vorige" VALUES(48,45,NULL,'budget',1,NULL,'{"id": 1, "gemeente": "Ouder-Amstel", "jaar": 2024, "voorziening": null, "bedrag": 5230100, "bron": null}',NULL);
INSERT INTO "vorige" VALUES(49,46,1,'uitgave',1,NULL,'{"id": 1, "dossier_id": 1, "gemeente": "Ouder-Amstel", "voorziening": "pvt", "datum": "2024-06-20", "bedrag": 15000, "kenmerk": null, "aanbieder": null}',NULL);
INSERT INTO "vorige" VALUES(50,47,1,'route',1,'{"id": 1, "dossier_id": 1, "route": "b1", "datum": "2024-05-28", "niveau": "b1", "reden": null, "afgeschaald_op": null, "uren": null, "afschaal_reden": null, "afgerond_op": null}','{"id": 1, "dossier_id": 1, "route": "b1", "datum": "2024-05-28", "niveau": "b1", "reden": null, "afgeschaald_op": "2025-11-10", "uren": 620, "afschaal_reden": "inspanning", "afgerond_op": null}',NULL);
INSERT INTO "vorige" VALUES(51,48,1,'route',1,'{"id": 1, "dossier_id": 1, "route": "b1", "datum": "2024-05-28", "niveau": "b1", "reden": null, "afgeschaald_op": "2025-11-10", "uren": 620, "afschaal_reden": "inspanning", "afgerond_op": null}','{"id": 1, "dossier_id": 1, "route": "b1", "datum": "2024-05-28", "niveau": "b1", "reden": null, "afgeschaald_op": "2025-11-10", "uren": 620, "afschaal_reden": "inspanning", "afgerond_op": "2025-12-01"}',NULL);
INSERT INTO "vorige" VALUES(52,49,1,'dossier',1,'{"id": 1, "nummer": "2025-0001", "zoeknaam": "selam tesfay", "geslachtsnaam": "Tesfay", "voornamen": "Selam", "voorvoegsel": null, "bsn": "999990019", "v_nummer": null, "geboortedatum": null, "geslacht": null, "nationaliteit": null, "doelgroep": "asielstatushouder", "gedetailleerde_doelgroep": null, "gemeente": "Ouder-Amstel", "plicht_begin": "2024-01-15", "kennisgeving": "2024-01-22", "koppeling": null, "huisvesting": "2024-03-18", "bijstand_ingang": "2024-03-18", "bijstand_einde": null, "info_derden_gevraagd": null, "info_derden_ontvangen": null, "pip_vorige_gemeente": null, "aanbod": null, "pvt_ondertekend": "2024-10-01", "map_eindgesprek": "2025-03-01", "pvt_verwijtbaar": null, "map_verwijtbaar": null, "duo_termijn_begin": null, "duo_termijn_einde": null, "vergunning_geldig_tot": null, "voldaan": null, "dossier_gesloten": null, "reden": null, "azc": "Ter Apel", "klantmanager": null, "huishouden": null, "rol_in_huishouden": null, "adres": null, "postcode": null, "woonplaats": null, "telefoon": null, "email": null, "contacttaal": null, "tolk_nodig": null}','{"id": 1, "nummer": "2025-0001", "zoeknaam": "sela tesfay", "geslachtsnaam": "Tesfay", "voornamen": "Sela", "voorvoegsel": null, "bsn": "999990019", "v_nummer": null, "geboortedatum": null, "geslacht": null, "nationaliteit": null, "doelgroep": "asielstatushouder", "gedetailleerde_doelgroep": null, "gemeente": "Ouder-Amstel", "plicht_begin": "2024-01-15", "kennisgeving": "2024-01-22", "koppeling": null, "huisvesting": "2024-03-20", "bijstand_ingang": "2024-03-18", "bijstand_einde": null, "info_derden_gevraagd": null, "info_derden_ontvangen": null, "pip_vorige_gemeente": null, "aanbod": null, "pvt_ondertekend": "2024-10-01", "map_eindgesprek": "2025-03-01", "pvt_verwijtbaar": null, "map_verwijtbaar": null, "duo_termijn_begin": null, "duo_termijn_einde": null, "vergunning_geldig_tot": null, "voldaan": null, "dossier_gesloten": null, "reden": null, "azc": "Ter Apel", "klantmanager": null, "huishouden": null, "rol_in_huishouden": null, "adres": null, "postcode": null, "woonplaats": null, "telefoon": null, "email": null, "contacttaal": null, "tolk_nodig": null}',NULL);
INSERT INTO "vorige" VALUES(53,50,1,'pip',1,'{"id": 1, "dossier_id": 1, "dagtekening": "2024-05-28", "bekendmaking": null, "gesprekken": 4, "intensiteit_route": null, "intensiteit_pvt": null, "intensiteit_map": null, "map_bedrijfsbezoeken": null, "map_sollicitatiegesprekken": null, "map_werk_maanden": null, "map_werk_uren": null, "alfabetisering": null, "mag_opleiding_afmaken": null, "doel": "werk", "vve": null, "begeleiding": null, "ontzorgen": null, "participatie": null, "sociale_context": null, "financien": null, "gezondheid": null, "land_van_herkomst": null, "inburgering": null, "toekomstperspectief": null, "afgewezen_routes": null, "afgewezen_b1": null, "afgewezen_onderwijs": null, "afgewezen_z": null, "reden": null}','{"id": 1, "dossier_id": 1, "dagtekening": "2024-05-27", "bekendmaking": null, "gesprekken": 4, "intensiteit_route": null, "intensiteit_pvt": null, "intensiteit_map": null, "map_bedrijfsbezoeken": null, "map_sollicitatiegesprekken": null, "map_werk_maanden": null, "map_werk_uren": null, "alfabetisering": null, "mag_opleiding_afmaken": null, "doel": "opleiding", "vve": null, "begeleiding": null, "ontzorgen": null, "participatie": null, "sociale_context": null, "financien": null, "gezondheid": null, "land_van_herkomst": null, "inburgering": null, "toekomstperspectief": null, "afgewezen_routes": null, "afgewezen_b1": null, "afgewezen_onderwijs": null, "afgewezen_z": null, "reden": null}',NULL);
INSERT INTO "vorige" VALUES(54,51,1,'intake_leefgebied',1,'{"id": 1, "intake_id": 1, "naam": "werkervaring", "waarde": "kapper"}',NULL,NULL);
INSERT INTO "vorige" VALUES(55,51,1,'intake_zrm',1,'{"id": 1, "intake_id": 1, "naam": "financien", "waarde": 3}',NULL,NULL);
INSERT INTO "vorige" VALUES(56,51,1,'intake',1,'{"id": 1, "dossier_id": 1, "datum": "2024-03-25", "deel": 1, "locatie": null, "methode": "dariuz", "techniek": null, "voorlichting": null, "toets_uitslag": null, "toets_score": null, "toets_drempel": null, "toets_datum": null, "toets_ontheffing": null, "uren_taal": null, "uren_participatie": null, "apart_gesprek_aangeboden": null}',NULL,NULL);
INSERT INTO "vorige" VALUES(57,52,1,'dossier',1,'{"id": 1, "nummer": "2025-0001", "zoeknaam": "sela tesfay", "geslachtsnaam": "Tesfay", "voornamen": "Sela", "voorvoegsel": null, "bsn": "999990019", "v_nummer": null, "geboortedatum": null, "geslacht": null, "nationaliteit": null, "doelgroep": "asielstatushouder", "gedetailleerde_doelgroep": null, "gemeente": "Ouder-Amstel", "plicht_begin": "2024-01-15", "kennisgeving": "2024-01-22", "koppeling": null, "huisvesting": "2024-03-20", "bijstand_ingang": "2024-03-18", "bijstand_einde": null, "info_derden_gevraagd": null, "info_derden_ontvangen": null, "pip_vorige_gemeente": null, "aanbod": null, "pvt_ondertekend": "2024-10-01", "map_eindgesprek": "2025-03-01", "pvt_verwijtbaar": null, "map_verwijtbaar": null, "duo_termijn_begin": null, "duo_termijn_einde": null, "vergunning_geldig_tot": null, "voldaan": null, "dossier_gesloten": null, "reden": null, "azc": "Ter Apel", "klantmanager": null, "huishouden": null, "rol_in_huishouden": null, "adres": null, "postcode": null, "woonplaats": null, "telefoon": null, "email": null, "contacttaal": null, "tolk_nodig": null}','{"id": 1, "nummer": "2025-0001", "zoeknaam": "sela tesfay", "geslachtsnaam": "Tesfay", "voornamen": "Sela", "voorvoegsel": null, "bsn": "999990019", "v_nummer": null, "geboortedatum": null, "geslacht": null, "nationaliteit": null, "doelgroep": "asielstatushouder", "gedetailleerde_doelgroep": null, "gemeente": "Ouder-Amstel", "plicht_begin": "2024-01-15", "kennisgeving": "2024-01-22", "koppeling": null, "huisvesting": "2024-03-20", "bijstand_ingang": "2024-03-18", "bijstand_einde": null, "info_derden_gevraagd": null, "info_derden_ontvangen": null, "pip_vorige_gemeente": null, "aanbod": null, "pvt_ondertekend": "2024-10-01", "map_eindgesprek": "2025-03-01", "pvt_verwijtbaar": null, "map_verwijtbaar": null, "duo_termijn_begin": null, "duo_termijn_einde": null, "vergunning_geldig_tot": null, "voldaan": null, "dossier_gesloten": "2025-12-30", "reden": "verhuisd", "azc": "Ter Apel", "klantmanager": null, "huishouden": null, "rol_in_huishouden": null, "adres": null, "postcode": null, "woonplaats": null, "telefoon": null, "email": null, "contacttaal": null, "tolk_nodig": null}',NULL);
INSERT INTO "vorige" VALUES(58,53,2,'dossier',2,NULL,'{"id": 2, "nummer": "2025-0002", "zoeknaam": "fictief", "geslachtsnaam": "Fictief", "voornamen": null, "voorvoegsel": null, "bsn": null, "v_nummer": null, "geboortedatum": null, "geslacht": null, "nationaliteit": null, "doelgroep": "gezinsmigrant", "gedetailleerde_doelgroep": null, "gemeente": "Ouder-Amstel", "plicht_begin": null, "kennisgeving": "2025-05-01", "koppeling": null, "huisvesting": null, "bijstand_ingang": null, "bijstand_einde": null, "info_derden_gevraagd": null, "info_derden_ontvangen": null, "pip_vorige_gemeente": null, "aanbod": null, "pvt_ondertekend": null, "map_eindgesprek": null, "pvt_verwijtbaar": null, "map_verwijtbaar": null, "duo_termijn_begin": null, "duo_termijn_einde": null, "vergunning_geldig_tot": null, "voldaan": null, "dossier_gesloten": null, "reden": null, "azc": null, "klantmanager": null, "huishouden": null, "rol_in_huishouden": null, "adres": null, "postcode": null, "woonplaats": null, "telefoon": null, "email": null, "contacttaal": null, "tolk_nodig": null}',NULL);
CREATE INDEX ix_dossier_huishouden ON dossier (huishouden) WHERE huishouden IS NOT NULL;
CREATE INDEX ix_dossier_geslachtsnaam ON dossier (geslachtsnaam);
CREATE INDEX ix_budget_gemeente_jaar_voorziening ON budget (gemeente, jaar, voorziening);
CREATE INDEX ix_spoor_dossier ON spoor (dossier) WHERE opdracht IN ('case erase', 'undo');
CREATE INDEX ix_levering_dossier_id_api_sleutel ON levering (dossier_id, api, sleutel);
CREATE INDEX ix_besluit_dossier_id_datum_soort ON besluit (dossier_id, datum, soort);
CREATE INDEX ix_uitgave_voorziening_datum_gemeente_bedrag ON uitgave (voorziening, datum, gemeente, bedrag);
CREATE INDEX ix_uitgave_dossier_id_datum ON uitgave (dossier_id, datum);
CREATE INDEX ix_uitgave_kenmerk ON uitgave (kenmerk);
CREATE INDEX ix_intake_dossier_id_datum ON intake (dossier_id, datum);
CREATE INDEX ix_activiteit_dossier_id_start_soort_einde ON activiteit (dossier_id, start, soort, einde);
CREATE INDEX ix_enquete_groep_datum ON enquete (groep, datum);
CREATE INDEX ix_enquete_dossier_id_datum ON enquete (dossier_id, datum);
CREATE INDEX ix_vorige_dossier_id_regel ON vorige (dossier_id, regel);
CREATE INDEX ix_vorige_tabel_rij ON vorige (tabel, rij);
CREATE INDEX ix_vorige_regel ON vorige (regel);
CREATE INDEX ix_uren_dossier_id_maand ON uren (dossier_id, maand);
CREATE TRIGGER spoor_niet_wijzigen BEFORE UPDATE ON spoor BEGIN SELECT RAISE(ABORT, 'spoor is append-only'); END;
CREATE TRIGGER spoor_niet_wissen BEFORE DELETE ON spoor BEGIN SELECT RAISE(ABORT, 'spoor is append-only'); END;
CREATE TRIGGER spoor_niet_vervangen BEFORE INSERT ON spoor WHEN EXISTS (SELECT 1 FROM spoor WHERE id = NEW.id) BEGIN SELECT RAISE(ABORT, 'spoor is append-only'); END;
CREATE TRIGGER spoor_stand_niet_terug BEFORE UPDATE ON spoor_stand WHEN NEW.regels < OLD.regels OR (NEW.regels = OLD.regels AND NEW.hash <> OLD.hash) BEGIN SELECT RAISE(ABORT, 'spoor is append-only'); END;
CREATE TRIGGER spoor_stand_niet_wissen BEFORE DELETE ON spoor_stand BEGIN SELECT RAISE(ABORT, 'spoor is append-only'); END;
CREATE TRIGGER spoor_stand_niet_vervangen BEFORE INSERT ON spoor_stand WHEN EXISTS (SELECT 1 FROM spoor_stand WHERE regels >= NEW.regels) BEGIN SELECT RAISE(ABORT, 'spoor is append-only'); END;
COMMIT;
