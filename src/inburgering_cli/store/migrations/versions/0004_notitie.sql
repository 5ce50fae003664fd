CREATE TABLE notitie (
	id INTEGER NOT NULL, 
	dossier_id INTEGER NOT NULL, 
	dag VARCHAR NOT NULL, 
	tijd VARCHAR, 
	soort VARCHAR NOT NULL, 
	tekst VARCHAR NOT NULL, 
	door VARCHAR, 
	CONSTRAINT pk_notitie PRIMARY KEY (id), 
	CONSTRAINT ck_notitie_dag CHECK (dag GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'), 
	CONSTRAINT ck_notitie_tijd CHECK (tijd GLOB '[0-2][0-9]:[0-5][0-9]'), 
	CONSTRAINT ck_notitie_soort CHECK (soort IN ('telefoon', 'e_mail', 'bezoek', 'gesprek', 'overig')), 
	CONSTRAINT fk_notitie_dossier_id FOREIGN KEY(dossier_id) REFERENCES dossier (id)
);
CREATE INDEX ix_notitie_dossier_id_dag ON notitie (dossier_id, dag);
-- data is moved here
