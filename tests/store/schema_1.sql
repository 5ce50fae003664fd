BEGIN TRANSACTION;
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
INSERT INTO "alembic_version" VALUES('0001');
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
	verlenging_besluit VARCHAR, 
	verlengd_tot VARCHAR, 
	gesprek_gepland VARCHAR, 
	gesprek_gehouden VARCHAR, 
	oproep VARCHAR, 
	oproep_uiterlijk VARCHAR, 
	oproep_verschenen VARCHAR, 
	voldaan VARCHAR, 
	dossier_gesloten VARCHAR, 
	reden VARCHAR, 
	azc VARCHAR, 
	klantmanager VARCHAR, 
	huishouden VARCHAR, 
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
	CONSTRAINT ck_dossier_verlenging_besluit CHECK (verlenging_besluit GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'), 
	CONSTRAINT ck_dossier_verlengd_tot CHECK (verlengd_tot GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'), 
	CONSTRAINT ck_dossier_gesprek_gepland CHECK (gesprek_gepland GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'), 
	CONSTRAINT ck_dossier_gesprek_gehouden CHECK (gesprek_gehouden GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'), 
	CONSTRAINT ck_dossier_oproep CHECK (oproep GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'), 
	CONSTRAINT ck_dossier_oproep_uiterlijk CHECK (oproep_uiterlijk GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'), 
	CONSTRAINT ck_dossier_oproep_verschenen CHECK (oproep_verschenen GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'), 
	CONSTRAINT ck_dossier_voldaan CHECK (voldaan GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'), 
	CONSTRAINT ck_dossier_dossier_gesloten CHECK (dossier_gesloten GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'), 
	CONSTRAINT ck_dossier_doelgroep CHECK (doelgroep IN ('asielstatushouder', 'gezinsmigrant', 'overige_migrant')), 
	CONSTRAINT ck_dossier_gedetailleerde_doelgroep CHECK (gedetailleerde_doelgroep IN ('asielstatushouder', 'geestelijk_bedienaar', 'gezinshereniger', 'gezinshereniger_met_asielstatushouder', 'gezinsvormer', 'gezinsvormer_met_asielstatushouder', 'overig')), 
	CONSTRAINT ck_dossier_geslacht CHECK (geslacht IN ('m', 'v', 'x')), 
	CONSTRAINT ck_dossier_reden CHECK (reden IN ('verhuisd', 'overleden', 'vertrokken', 'plicht_ingetrokken', 'voldaan', 'vrijstelling', 'ontheffing')), 
	CONSTRAINT ck_dossier_bijstand_einde_na_bijstand_ingang CHECK (bijstand_einde >= bijstand_ingang), 
	CONSTRAINT ck_dossier_info_derden_ontvangen_na_info_derden_gevraagd CHECK (info_derden_ontvangen >= info_derden_gevraagd), 
	CONSTRAINT ck_dossier_sluiten CHECK ((dossier_gesloten IS NULL) = (reden IS NULL)), 
	CONSTRAINT ck_dossier_bsn CHECK (length(bsn) = 9 AND bsn NOT GLOB '*[^0-9]*'), 
	CONSTRAINT ck_dossier_v_nummer CHECK (length(v_nummer) = 10 AND v_nummer NOT GLOB '*[^0-9]*'), 
	CONSTRAINT ck_dossier_geslachtsnaam CHECK (length(geslachtsnaam) > 0), 
	CONSTRAINT uq_dossier_nummer UNIQUE (nummer), 
	CONSTRAINT uq_dossier_bsn UNIQUE (bsn), 
	CONSTRAINT uq_dossier_v_nummer UNIQUE (v_nummer)
);
INSERT INTO "dossier" VALUES(1,'2025-0001','selam tesfay','Tesfay','Selam',NULL,'999990019','0123456789',NULL,NULL,NULL,'asielstatushouder',NULL,'Ouder-Amstel','2024-01-15','2024-01-22',NULL,'2024-03-18','2024-03-18',NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL);
INSERT INTO "dossier" VALUES(2,'2025-0002','elif ozturk','Öztürk','Elif',NULL,NULL,NULL,NULL,NULL,NULL,'gezinsmigrant',NULL,NULL,NULL,'2024-02-01',NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL);
INSERT INTO "dossier" VALUES(3,'2025-0003','van den berg','Berg',NULL,'van den',NULL,NULL,NULL,NULL,NULL,'asielstatushouder',NULL,NULL,NULL,NULL,NULL,'2024-04-01',NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL);
INSERT INTO "dossier" VALUES(4,'2025-0004','verzonnen','Verzonnen',NULL,NULL,NULL,'0000000017',NULL,NULL,NULL,'asielstatushouder',NULL,NULL,'2022-02-01','2022-02-01',NULL,'2022-03-01',NULL,NULL,NULL,NULL,'2022-05-01','2022-06-01','2023-01-10','2024-02-02','2025-03-01','2025-11-01','2025-06-01','2025-06-03','2022-03-10','2022-04-01','2022-03-30',NULL,NULL,NULL,NULL,NULL,NULL);
INSERT INTO "dossier" VALUES(5,'2025-0005','bedacht','Bedacht',NULL,NULL,NULL,NULL,NULL,NULL,NULL,'overige_migrant',NULL,NULL,'2020-01-01',NULL,NULL,'2020-02-01',NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,'2023-07-01','2026-02-01','2025-01-01',NULL,'2022-01-01','2022-01-02',NULL,NULL,NULL,NULL,NULL,NULL);
INSERT INTO "dossier" VALUES(6,'2025-0006','fictief','Fictief',NULL,NULL,NULL,NULL,NULL,NULL,NULL,'gezinsmigrant',NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,'2025-01-01',NULL,NULL,'2025-02-02','2025-03-03','2025-04-04',NULL,NULL,NULL,NULL,NULL,NULL,NULL);
INSERT INTO "dossier" VALUES(7,'2025-0007','gesloten','Gesloten',NULL,NULL,NULL,NULL,NULL,NULL,NULL,'gezinsmigrant',NULL,NULL,'2023-01-01',NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,'2024-01-01','verhuisd',NULL,NULL,'H1');
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
INSERT INTO "enquete" VALUES(3,NULL,'partners','2024-06-01',75,NULL);
CREATE TABLE intake (
	id INTEGER NOT NULL, 
	dossier_id INTEGER NOT NULL, 
	datum VARCHAR NOT NULL, 
	deel INTEGER, 
	locatie VARCHAR, 
	methode VARCHAR, 
	toets_uitslag VARCHAR, 
	toets_score INTEGER, 
	toets_drempel INTEGER, 
	toets_datum VARCHAR, 
	toets_ontheffing VARCHAR, 
	apart_gesprek_aangeboden BOOLEAN, 
	CONSTRAINT pk_intake PRIMARY KEY (id), 
	CONSTRAINT ck_intake_datum CHECK (datum GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'), 
	CONSTRAINT ck_intake_toets_datum CHECK (toets_datum GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'), 
	CONSTRAINT ck_intake_deel CHECK (deel BETWEEN 1 AND 2), 
	CONSTRAINT ck_intake_locatie CHECK (locatie IN ('azc', 'gemeente')), 
	CONSTRAINT ck_intake_methode CHECK (methode IN ('dariuz', 'competensys', 'match_care', 'pps_v')), 
	CONSTRAINT ck_intake_toets_uitslag CHECK (toets_uitslag IN ('b1_haalbaar', 'b1_niet_haalbaar', 'onbekend')), 
	CONSTRAINT fk_intake_dossier_id FOREIGN KEY(dossier_id) REFERENCES dossier (id)
);
INSERT INTO "intake" VALUES(1,1,'2024-03-25',1,NULL,'dariuz',NULL,NULL,NULL,NULL,NULL,NULL);
INSERT INTO "intake" VALUES(2,1,'2024-04-22',2,'gemeente',NULL,NULL,NULL,NULL,NULL,NULL,NULL);
INSERT INTO "intake" VALUES(3,1,'2024-05-06',NULL,NULL,NULL,'b1_haalbaar',7000,6050,NULL,NULL,NULL);
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
INSERT INTO "intake_leefgebied" VALUES(1,1,'werkervaring','kapper');
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
INSERT INTO "intake_zrm" VALUES(1,1,'financien',3);
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
CREATE TABLE pip (
	id INTEGER NOT NULL, 
	dossier_id INTEGER NOT NULL, 
	dagtekening VARCHAR, 
	bekendmaking VARCHAR, 
	gesprekken INTEGER, 
	intensiteit_route INTEGER, 
	intensiteit_pvt INTEGER, 
	intensiteit_map INTEGER, 
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
	reden VARCHAR, 
	CONSTRAINT pk_pip PRIMARY KEY (id), 
	CONSTRAINT ck_pip_dagtekening CHECK (dagtekening GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'), 
	CONSTRAINT ck_pip_bekendmaking CHECK (bekendmaking GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'), 
	CONSTRAINT ck_pip_alfabetisering CHECK (alfabetisering IN ('a', 'aa', 'nvt')), 
	CONSTRAINT ck_pip_gesprekken CHECK (gesprekken BETWEEN 0 AND 99), 
	CONSTRAINT ck_pip_intensiteit_route CHECK (intensiteit_route BETWEEN 1 AND 9999), 
	CONSTRAINT ck_pip_intensiteit_pvt CHECK (intensiteit_pvt BETWEEN 1 AND 9999), 
	CONSTRAINT ck_pip_intensiteit_map CHECK (intensiteit_map BETWEEN 1 AND 9999), 
	CONSTRAINT uq_pip_dossier_id_dagtekening UNIQUE (dossier_id, dagtekening), 
	CONSTRAINT fk_pip_dossier_id FOREIGN KEY(dossier_id) REFERENCES dossier (id)
);
INSERT INTO "pip" VALUES(1,1,'2024-05-28',NULL,4,NULL,NULL,NULL,NULL,NULL,'werk',NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL);
INSERT INTO "pip" VALUES(2,5,'2024-02-01',NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,'te zwaar',NULL);
CREATE TABLE pip_leefgebied (
	id INTEGER NOT NULL, 
	pip_id INTEGER NOT NULL, 
	naam VARCHAR NOT NULL, 
	waarde VARCHAR NOT NULL, 
	CONSTRAINT pk_pip_leefgebied PRIMARY KEY (id), 
	CONSTRAINT ck_pip_leefgebied_naam CHECK (naam IN ('leerbaarheid', 'opleiding', 'werkervaring', 'vrijwilligerswerk', 'praktische_competenties', 'werknemersvaardigheden', 'taalniveau', 'motivatie', 'zelfredzaamheid', 'digitale_vaardigheden', 'gezinssituatie', 'fysieke_gezondheid', 'mentale_gezondheid', 'sociaal_netwerk', 'vve', 'arbeidsparticipatie')), 
	CONSTRAINT uq_pip_leefgebied_pip_id_naam UNIQUE (pip_id, naam), 
	CONSTRAINT fk_pip_leefgebied_pip_id FOREIGN KEY(pip_id) REFERENCES pip (id)
);
INSERT INTO "pip_leefgebied" VALUES(1,2,'opleiding','mbo');
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
INSERT INTO "route" VALUES(1,1,'b1','2024-05-28','b1',NULL,NULL,NULL,NULL,NULL);
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
INSERT INTO "spoor" VALUES(1,'2026-11-24T06:57:03.417+00:00','root','case add','2025-0001','{"bijstand_ingang": "2024-03-18", "doelgroep": "asielstatushouder", "gemeente": "Ouder-Amstel", "huisvesting": "2024-03-18", "kennisgeving": "2024-01-22", "persoonsvelden": ["geslachtsnaam", "bsn", "v_nummer", "voornamen"], "plicht_begin": "2024-01-15"}','0000000000000000000000000000000000000000000000000000000000000000','b8de856d6d3532f114cb541b1e648d650eb4c3346baa9beaae6d84638e623dca');
INSERT INTO "spoor" VALUES(2,'2026-11-24T06:57:03.423+00:00','root','intake record','2025-0001','{"datum": "2024-03-25", "deel": 1, "methode": "dariuz", "persoonsvelden": ["leefgebied", "zrm"]}','b8de856d6d3532f114cb541b1e648d650eb4c3346baa9beaae6d84638e623dca','df1a8007a431ec5ee530eace565bb8800de60074968a678bf9da001271e702cf');
INSERT INTO "spoor" VALUES(3,'2026-11-24T06:57:03.427+00:00','root','intake record','2025-0001','{"datum": "2024-04-22", "deel": 2, "locatie": "gemeente"}','df1a8007a431ec5ee530eace565bb8800de60074968a678bf9da001271e702cf','18f3ebf57cbe288a34d2ffde61dff2f104fc386a321ebd91e5c3cbaaf3dd6d62');
INSERT INTO "spoor" VALUES(4,'2026-11-24T06:57:03.430+00:00','root','intake record','2025-0001','{"datum": "2024-05-06", "toets_drempel": 6050, "toets_score": 7000, "toets_uitslag": "b1_haalbaar"}','18f3ebf57cbe288a34d2ffde61dff2f104fc386a321ebd91e5c3cbaaf3dd6d62','612f2c51c5f56631e5c8ec8e2d57d92598ea637d628de7b940040a9f74dfa78d');
INSERT INTO "spoor" VALUES(5,'2026-11-24T06:57:03.437+00:00','root','pip create','2025-0001','{"gesprekken": 4, "persoonsvelden": ["doel"]}','612f2c51c5f56631e5c8ec8e2d57d92598ea637d628de7b940040a9f74dfa78d','2614fabd803769da8938c230e5539eb11be4505d3e8db09cbd5f1abd0c22ea08');
INSERT INTO "spoor" VALUES(6,'2026-11-24T06:57:03.444+00:00','root','pip sign','2025-0001','{"dagtekening": "2024-05-28"}','2614fabd803769da8938c230e5539eb11be4505d3e8db09cbd5f1abd0c22ea08','f9ef132632650a6ef7a69e9f693752cb6400e655df94c45347eb9d15f0c444b5');
INSERT INTO "spoor" VALUES(7,'2026-11-24T06:57:03.448+00:00','root','route assign','2025-0001','{"datum": "2024-05-28", "route": "b1"}','f9ef132632650a6ef7a69e9f693752cb6400e655df94c45347eb9d15f0c444b5','e26ba2e7f83eb016232b69270bd359dedcfbca91b2e955ccb37a8a7fa61155a8');
INSERT INTO "spoor" VALUES(8,'2026-11-24T06:57:03.454+00:00','root','ontzorg start','2025-0001','{"datum": "2024-03-18", "huur": 61250}','e26ba2e7f83eb016232b69270bd359dedcfbca91b2e955ccb37a8a7fa61155a8','9cebea98c65cc955bdf3f451e0e6621dc4344e9cb76ae4668d6903877aa972ae');
INSERT INTO "spoor" VALUES(9,'2026-11-24T06:57:03.458+00:00','root','ontzorg cost','2025-0001','{"bedrag": 8000, "soort": "gas"}','9cebea98c65cc955bdf3f451e0e6621dc4344e9cb76ae4668d6903877aa972ae','6f694272f59904d81027b2e152c854f039ee4311e11ef6ff9d021ef0fee6862a');
INSERT INTO "spoor" VALUES(10,'2026-11-24T06:57:03.462+00:00','root','ontzorg stop','2025-0001','{"datum": "2024-09-17"}','6f694272f59904d81027b2e152c854f039ee4311e11ef6ff9d021ef0fee6862a','4bf4548de1c8924c62b7c06a9b5ac7df9acf25c4caf5e184767c0bc1d2c7f9a9');
INSERT INTO "spoor" VALUES(11,'2026-11-24T06:57:03.466+00:00','root','activiteit add','2025-0001','{"einde": "2025-06-27", "soort": "taalles", "start": "2024-06-03", "uren_per_week": 120}','4bf4548de1c8924c62b7c06a9b5ac7df9acf25c4caf5e184767c0bc1d2c7f9a9','735a80365f404bc79493bcf630b041bee11b80c5b7f4194419b7d617ddc923ca');
INSERT INTO "spoor" VALUES(12,'2026-11-24T06:57:03.470+00:00','root','activiteit add','2025-0001','{"aanbieder": "Buurthuis", "soort": "vrijwilligerswerk", "start": "2024-09-02"}','735a80365f404bc79493bcf630b041bee11b80c5b7f4194419b7d617ddc923ca','8b772d0f54fa950794a9644d951592e4f7b74c7c6f413761cd893211afce74ea');
INSERT INTO "spoor" VALUES(13,'2026-11-24T06:57:03.473+00:00','root','activiteit stop','2025-0001','{"einde": "2025-01-31", "soort": "vrijwilligerswerk"}','8b772d0f54fa950794a9644d951592e4f7b74c7c6f413761cd893211afce74ea','ab42464a48cf1d2bfb9afd6cba6f9656adcc6512d7b47d96c119d9f88a9fe570');
INSERT INTO "spoor" VALUES(14,'2026-11-24T06:57:03.476+00:00','root','activiteit add','2025-0001','{"soort": "betaald_werk", "start": "2025-03-01"}','ab42464a48cf1d2bfb9afd6cba6f9656adcc6512d7b47d96c119d9f88a9fe570','96dd7a95ee82a1b1844ee44ac5c3e8e0c7a45e78c16e6eca4fdb31efe7ffef61');
INSERT INTO "spoor" VALUES(15,'2026-11-24T06:57:03.479+00:00','root','enquete record',NULL,'{"datum": "2024-06-01", "groep": "partners", "partner": "Coherente", "score": 75}','96dd7a95ee82a1b1844ee44ac5c3e8e0c7a45e78c16e6eca4fdb31efe7ffef61','3c5ce3ab74b3e9250db89ff01cddb3e9dec002821769f7e755f62b6c73135f8e');
INSERT INTO "spoor" VALUES(16,'2026-11-24T06:57:03.482+00:00','root','enquete record','2025-0001','{"datum": "2024-06-01", "groep": "inburgeraars", "score": 80}','3c5ce3ab74b3e9250db89ff01cddb3e9dec002821769f7e755f62b6c73135f8e','e6006a57f9de180e3706b91b7f3ced9c50ca872eb004acbd28a432a81cd1732e');
INSERT INTO "spoor" VALUES(17,'2026-11-24T06:57:03.487+00:00','root','case add','2025-0002','{"doelgroep": "gezinsmigrant", "kennisgeving": "2024-02-01", "persoonsvelden": ["geslachtsnaam", "voornamen"]}','e6006a57f9de180e3706b91b7f3ced9c50ca872eb004acbd28a432a81cd1732e','8dd2cfe3bdf557c949a1b863493a3594f544e0e7381e665616da219af869854a');
INSERT INTO "spoor" VALUES(18,'2026-11-24T06:57:03.492+00:00','root','case add','2025-0003','{"doelgroep": "asielstatushouder", "huisvesting": "2024-04-01", "persoonsvelden": ["geslachtsnaam", "voorvoegsel"]}','8dd2cfe3bdf557c949a1b863493a3594f544e0e7381e665616da219af869854a','4c2e9201d7662d2637842aa294872005e368cf5d8c3fd4f7720c8a553164caa5');
INSERT INTO "spoor" VALUES(19,'2026-11-24T06:57:03.496+00:00','root','case add','2025-0004','{"aanbod": "2022-06-01", "doelgroep": "asielstatushouder", "gesprek_gehouden": "2025-06-03", "gesprek_gepland": "2025-06-01", "huisvesting": "2022-03-01", "kennisgeving": "2022-02-01", "map_eindgesprek": "2024-02-02", "oproep": "2022-03-10", "oproep_uiterlijk": "2022-04-01", "oproep_verschenen": "2022-03-30", "persoonsvelden": ["geslachtsnaam", "v_nummer"], "pip_vorige_gemeente": "2022-05-01", "plicht_begin": "2022-02-01", "pvt_ondertekend": "2023-01-10", "verlengd_tot": "2025-11-01", "verlenging_besluit": "2025-03-01"}','4c2e9201d7662d2637842aa294872005e368cf5d8c3fd4f7720c8a553164caa5','74532687109447dbdb0fbd88fc31ed54a4686381226dd6b728d136852bc37ce4');
INSERT INTO "spoor" VALUES(20,'2026-11-24T06:57:03.501+00:00','root','case add','2025-0005','{"doelgroep": "overige_migrant", "gesprek_gehouden": "2025-01-01", "gesprek_gepland": "2026-02-01", "huisvesting": "2020-02-01", "oproep_uiterlijk": "2022-01-01", "oproep_verschenen": "2022-01-02", "persoonsvelden": ["geslachtsnaam"], "plicht_begin": "2020-01-01", "verlengd_tot": "2023-07-01"}','74532687109447dbdb0fbd88fc31ed54a4686381226dd6b728d136852bc37ce4','71ca8366598e27c05a0acb36d6c546796ba1433e5299d15779e6462bdd683d38');
INSERT INTO "spoor" VALUES(21,'2026-11-24T06:57:03.506+00:00','root','case add','2025-0006','{"doelgroep": "gezinsmigrant", "gesprek_gehouden": "2025-02-02", "oproep": "2025-03-03", "oproep_uiterlijk": "2025-04-04", "persoonsvelden": ["geslachtsnaam"], "verlenging_besluit": "2025-01-01"}','71ca8366598e27c05a0acb36d6c546796ba1433e5299d15779e6462bdd683d38','9b83f2dcec7f96b327d40e8a6156d1963789327cf17cce50faf77379093c12d3');
INSERT INTO "spoor" VALUES(22,'2026-11-24T06:57:03.511+00:00','root','case add','2025-0007','{"doelgroep": "gezinsmigrant", "dossier_gesloten": "2024-01-01", "huishouden": "H1", "persoonsvelden": ["geslachtsnaam"], "plicht_begin": "2023-01-01", "reden": "verhuisd"}','9b83f2dcec7f96b327d40e8a6156d1963789327cf17cce50faf77379093c12d3','fae6dbb5bfc0690f598c60623653846f04b0fd0431d029f0850ffa38c2253132');
INSERT INTO "spoor" VALUES(23,'2026-11-24T06:57:03.515+00:00','root','pip create','2025-0005','{"dagtekening": "2024-02-01", "persoonsvelden": ["leefgebied", "afgewezen_routes"]}','fae6dbb5bfc0690f598c60623653846f04b0fd0431d029f0850ffa38c2253132','a844a4b91453d5a1913d78cc3feccbd276e3baa8ccb5465dbf67456a5474e49d');
INSERT INTO "spoor" VALUES(24,'2026-11-24T06:57:03.518+00:00','root','enquete record',NULL,'{"datum": "2024-06-01", "groep": "partners", "score": 75}','a844a4b91453d5a1913d78cc3feccbd276e3baa8ccb5465dbf67456a5474e49d','d927a4ae02f96b4b0a822cbe78f10ec547bc712235cae4605fdd714f37e23573');
CREATE INDEX ix_intake_dossier_id_datum ON intake (dossier_id, datum);
CREATE INDEX ix_activiteit_dossier_id_start_soort_einde ON activiteit (dossier_id, start, soort, einde);
CREATE INDEX ix_enquete_groep_datum ON enquete (groep, datum);
CREATE TRIGGER spoor_niet_wijzigen BEFORE UPDATE ON spoor BEGIN SELECT RAISE(ABORT, 'spoor is append-only'); END;
CREATE TRIGGER spoor_niet_wissen BEFORE DELETE ON spoor BEGIN SELECT RAISE(ABORT, 'spoor is append-only'); END;
CREATE TRIGGER spoor_niet_vervangen BEFORE INSERT ON spoor WHEN EXISTS (SELECT 1 FROM spoor WHERE id = NEW.id) BEGIN SELECT RAISE(ABORT, 'spoor is append-only'); END;
COMMIT;
