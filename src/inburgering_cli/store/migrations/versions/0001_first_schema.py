"""First schema."""

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "dossier",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("nummer", sa.String(), nullable=False),
        sa.Column("zoeknaam", sa.String(), nullable=False),
        sa.Column("geslachtsnaam", sa.String(), nullable=False),
        sa.Column("voornamen", sa.String(), nullable=True),
        sa.Column("voorvoegsel", sa.String(), nullable=True),
        sa.Column("bsn", sa.String(), nullable=True),
        sa.Column("v_nummer", sa.String(), nullable=True),
        sa.Column("geboortedatum", sa.String(), nullable=True),
        sa.Column("geslacht", sa.String(), nullable=True),
        sa.Column("nationaliteit", sa.String(), nullable=True),
        sa.Column("doelgroep", sa.String(), nullable=False),
        sa.Column("gedetailleerde_doelgroep", sa.String(), nullable=True),
        sa.Column("gemeente", sa.String(), nullable=True),
        sa.Column("plicht_begin", sa.String(), nullable=True),
        sa.Column("kennisgeving", sa.String(), nullable=True),
        sa.Column("koppeling", sa.String(), nullable=True),
        sa.Column("huisvesting", sa.String(), nullable=True),
        sa.Column("bijstand_ingang", sa.String(), nullable=True),
        sa.Column("bijstand_einde", sa.String(), nullable=True),
        sa.Column("info_derden_gevraagd", sa.String(), nullable=True),
        sa.Column("info_derden_ontvangen", sa.String(), nullable=True),
        sa.Column("pip_vorige_gemeente", sa.String(), nullable=True),
        sa.Column("aanbod", sa.String(), nullable=True),
        sa.Column("pvt_ondertekend", sa.String(), nullable=True),
        sa.Column("map_eindgesprek", sa.String(), nullable=True),
        sa.Column("verlenging_besluit", sa.String(), nullable=True),
        sa.Column("verlengd_tot", sa.String(), nullable=True),
        sa.Column("gesprek_gepland", sa.String(), nullable=True),
        sa.Column("gesprek_gehouden", sa.String(), nullable=True),
        sa.Column("oproep", sa.String(), nullable=True),
        sa.Column("oproep_uiterlijk", sa.String(), nullable=True),
        sa.Column("oproep_verschenen", sa.String(), nullable=True),
        sa.Column("voldaan", sa.String(), nullable=True),
        sa.Column("dossier_gesloten", sa.String(), nullable=True),
        sa.Column("reden", sa.String(), nullable=True),
        sa.Column("azc", sa.String(), nullable=True),
        sa.Column("klantmanager", sa.String(), nullable=True),
        sa.Column("huishouden", sa.String(), nullable=True),
        sa.CheckConstraint("aanbod GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'", name=op.f("ck_dossier_aanbod")),
        sa.CheckConstraint(
            "bijstand_einde GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'", name=op.f("ck_dossier_bijstand_einde")
        ),
        sa.CheckConstraint(
            "bijstand_ingang GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'", name=op.f("ck_dossier_bijstand_ingang")
        ),
        sa.CheckConstraint(
            "doelgroep IN ('asielstatushouder', 'gezinsmigrant', 'overige_migrant')", name=op.f("ck_dossier_doelgroep")
        ),
        sa.CheckConstraint(
            "dossier_gesloten GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'",
            name=op.f("ck_dossier_dossier_gesloten"),
        ),
        sa.CheckConstraint(
            "gedetailleerde_doelgroep IN ('asielstatushouder', 'geestelijk_bedienaar', 'gezinshereniger', 'gezinshereniger_met_asielstatushouder', 'gezinsvormer', 'gezinsvormer_met_asielstatushouder', 'overig')",
            name=op.f("ck_dossier_gedetailleerde_doelgroep"),
        ),
        sa.CheckConstraint("geslacht IN ('m', 'v', 'x')", name=op.f("ck_dossier_geslacht")),
        sa.CheckConstraint(
            "gesprek_gehouden GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'",
            name=op.f("ck_dossier_gesprek_gehouden"),
        ),
        sa.CheckConstraint(
            "gesprek_gepland GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'", name=op.f("ck_dossier_gesprek_gepland")
        ),
        sa.CheckConstraint(
            "huisvesting GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'", name=op.f("ck_dossier_huisvesting")
        ),
        sa.CheckConstraint(
            "info_derden_gevraagd GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'",
            name=op.f("ck_dossier_info_derden_gevraagd"),
        ),
        sa.CheckConstraint(
            "info_derden_ontvangen GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'",
            name=op.f("ck_dossier_info_derden_ontvangen"),
        ),
        sa.CheckConstraint(
            "kennisgeving GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'", name=op.f("ck_dossier_kennisgeving")
        ),
        sa.CheckConstraint(
            "koppeling GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'", name=op.f("ck_dossier_koppeling")
        ),
        sa.CheckConstraint("length(bsn) = 9 AND bsn NOT GLOB '*[^0-9]*'", name=op.f("ck_dossier_bsn")),
        sa.CheckConstraint("length(v_nummer) = 10 AND v_nummer NOT GLOB '*[^0-9]*'", name=op.f("ck_dossier_v_nummer")),
        sa.CheckConstraint(
            "map_eindgesprek GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'", name=op.f("ck_dossier_map_eindgesprek")
        ),
        sa.CheckConstraint("oproep GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'", name=op.f("ck_dossier_oproep")),
        sa.CheckConstraint(
            "oproep_uiterlijk GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'",
            name=op.f("ck_dossier_oproep_uiterlijk"),
        ),
        sa.CheckConstraint(
            "oproep_verschenen GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'",
            name=op.f("ck_dossier_oproep_verschenen"),
        ),
        sa.CheckConstraint(
            "pip_vorige_gemeente GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'",
            name=op.f("ck_dossier_pip_vorige_gemeente"),
        ),
        sa.CheckConstraint(
            "plicht_begin GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'", name=op.f("ck_dossier_plicht_begin")
        ),
        sa.CheckConstraint(
            "pvt_ondertekend GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'", name=op.f("ck_dossier_pvt_ondertekend")
        ),
        sa.CheckConstraint(
            "reden IN ('verhuisd', 'overleden', 'vertrokken', 'plicht_ingetrokken', 'voldaan', 'vrijstelling', 'ontheffing')",
            name=op.f("ck_dossier_reden"),
        ),
        sa.CheckConstraint(
            "verlengd_tot GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'", name=op.f("ck_dossier_verlengd_tot")
        ),
        sa.CheckConstraint(
            "verlenging_besluit GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'",
            name=op.f("ck_dossier_verlenging_besluit"),
        ),
        sa.CheckConstraint(
            "voldaan GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'", name=op.f("ck_dossier_voldaan")
        ),
        sa.CheckConstraint("(dossier_gesloten IS NULL) = (reden IS NULL)", name=op.f("ck_dossier_sluiten")),
        sa.CheckConstraint(
            "bijstand_einde >= bijstand_ingang", name=op.f("ck_dossier_bijstand_einde_na_bijstand_ingang")
        ),
        sa.CheckConstraint(
            "info_derden_ontvangen >= info_derden_gevraagd",
            name=op.f("ck_dossier_info_derden_ontvangen_na_info_derden_gevraagd"),
        ),
        sa.CheckConstraint("length(geslachtsnaam) > 0", name=op.f("ck_dossier_geslachtsnaam")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_dossier")),
        sa.UniqueConstraint("bsn", name=op.f("uq_dossier_bsn")),
        sa.UniqueConstraint("nummer", name=op.f("uq_dossier_nummer")),
        sa.UniqueConstraint("v_nummer", name=op.f("uq_dossier_v_nummer")),
    )
    op.create_table(
        "spoor",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("tijd", sa.String(), nullable=False),
        sa.Column("gebruiker", sa.String(), nullable=False),
        sa.Column("opdracht", sa.String(), nullable=False),
        sa.Column("dossier", sa.String(), nullable=True),
        sa.Column("invoer", sa.String(), nullable=False),
        sa.Column("vorige", sa.String(), nullable=False),
        sa.Column("hash", sa.String(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_spoor")),
    )
    op.create_table(
        "activiteit",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("dossier_id", sa.Integer(), nullable=False),
        sa.Column("soort", sa.String(), nullable=False),
        sa.Column("start", sa.String(), nullable=False),
        sa.Column("einde", sa.String(), nullable=True),
        sa.Column("uren_per_week", sa.Integer(), nullable=True),
        sa.Column("aanbieder", sa.String(), nullable=True),
        sa.Column("naar_vermogen", sa.Boolean(), nullable=True),
        sa.CheckConstraint("einde GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'", name=op.f("ck_activiteit_einde")),
        sa.CheckConstraint(
            "soort IN ('taalles', 'vaktaal', 'alfabetisering', 'taalschakeltraject', 'opleiding', 'leerwerktraject', 'betaald_werk', 'ondernemerschap', 'vrijwilligerswerk', 'stage', 'werkervaringsplaats', 'proefplaatsing', 'maatschappelijke_activiteit', 'taalmaatje', 'training')",
            name=op.f("ck_activiteit_soort"),
        ),
        sa.CheckConstraint("start GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'", name=op.f("ck_activiteit_start")),
        sa.CheckConstraint("einde >= start", name=op.f("ck_activiteit_einde_na_start")),
        sa.ForeignKeyConstraint(["dossier_id"], ["dossier.id"], name=op.f("fk_activiteit_dossier_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_activiteit")),
    )
    op.create_index(
        op.f("ix_activiteit_dossier_id_start_soort_einde"),
        "activiteit",
        ["dossier_id", "start", "soort", "einde"],
        unique=False,
    )
    op.create_table(
        "enquete",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("dossier_id", sa.Integer(), nullable=True),
        sa.Column("groep", sa.String(), nullable=False),
        sa.Column("datum", sa.String(), nullable=False),
        sa.Column("score", sa.Integer(), nullable=False),
        sa.Column("partner", sa.String(), nullable=True),
        sa.CheckConstraint("datum GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'", name=op.f("ck_enquete_datum")),
        sa.CheckConstraint("groep IN ('partners', 'inburgeraars')", name=op.f("ck_enquete_groep")),
        sa.CheckConstraint("score BETWEEN 10 AND 100", name=op.f("ck_enquete_score")),
        sa.ForeignKeyConstraint(["dossier_id"], ["dossier.id"], name=op.f("fk_enquete_dossier_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_enquete")),
    )
    op.create_index(op.f("ix_enquete_groep_datum"), "enquete", ["groep", "datum"], unique=False)
    op.create_table(
        "intake",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("dossier_id", sa.Integer(), nullable=False),
        sa.Column("datum", sa.String(), nullable=False),
        sa.Column("deel", sa.Integer(), nullable=True),
        sa.Column("locatie", sa.String(), nullable=True),
        sa.Column("methode", sa.String(), nullable=True),
        sa.Column("toets_uitslag", sa.String(), nullable=True),
        sa.Column("toets_score", sa.Integer(), nullable=True),
        sa.Column("toets_drempel", sa.Integer(), nullable=True),
        sa.Column("toets_datum", sa.String(), nullable=True),
        sa.Column("toets_ontheffing", sa.String(), nullable=True),
        sa.Column("apart_gesprek_aangeboden", sa.Boolean(), nullable=True),
        sa.CheckConstraint("datum GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'", name=op.f("ck_intake_datum")),
        sa.CheckConstraint("locatie IN ('azc', 'gemeente')", name=op.f("ck_intake_locatie")),
        sa.CheckConstraint(
            "methode IN ('dariuz', 'competensys', 'match_care', 'pps_v')", name=op.f("ck_intake_methode")
        ),
        sa.CheckConstraint(
            "toets_datum GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'", name=op.f("ck_intake_toets_datum")
        ),
        sa.CheckConstraint(
            "toets_uitslag IN ('b1_haalbaar', 'b1_niet_haalbaar', 'onbekend')", name=op.f("ck_intake_toets_uitslag")
        ),
        sa.CheckConstraint("deel BETWEEN 1 AND 2", name=op.f("ck_intake_deel")),
        sa.ForeignKeyConstraint(["dossier_id"], ["dossier.id"], name=op.f("fk_intake_dossier_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_intake")),
    )
    op.create_index(op.f("ix_intake_dossier_id_datum"), "intake", ["dossier_id", "datum"], unique=False)
    op.create_table(
        "ontzorg",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("dossier_id", sa.Integer(), nullable=False),
        sa.Column("datum", sa.String(), nullable=False),
        sa.Column("machtiging", sa.String(), nullable=True),
        sa.Column("budgetbeheer", sa.Boolean(), nullable=True),
        sa.Column("einde", sa.String(), nullable=True),
        sa.Column("reden", sa.String(), nullable=True),
        sa.Column("verlengd_op", sa.String(), nullable=True),
        sa.Column("verlengd_tot", sa.String(), nullable=True),
        sa.Column("verleng_reden", sa.String(), nullable=True),
        sa.Column("huur", sa.Integer(), nullable=True),
        sa.Column("gas", sa.Integer(), nullable=True),
        sa.Column("water", sa.Integer(), nullable=True),
        sa.Column("stroom", sa.Integer(), nullable=True),
        sa.Column("zorgverzekering", sa.Integer(), nullable=True),
        sa.Column("telefoon", sa.Integer(), nullable=True),
        sa.CheckConstraint("datum GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'", name=op.f("ck_ontzorg_datum")),
        sa.CheckConstraint("einde GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'", name=op.f("ck_ontzorg_einde")),
        sa.CheckConstraint(
            "machtiging GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'", name=op.f("ck_ontzorg_machtiging")
        ),
        sa.CheckConstraint(
            "verlengd_op GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'", name=op.f("ck_ontzorg_verlengd_op")
        ),
        sa.CheckConstraint(
            "verlengd_tot GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'", name=op.f("ck_ontzorg_verlengd_tot")
        ),
        sa.CheckConstraint("einde >= datum", name=op.f("ck_ontzorg_einde_na_datum")),
        sa.CheckConstraint("gas >= 0", name=op.f("ck_ontzorg_gas")),
        sa.CheckConstraint("huur >= 0", name=op.f("ck_ontzorg_huur")),
        sa.CheckConstraint("stroom >= 0", name=op.f("ck_ontzorg_stroom")),
        sa.CheckConstraint("telefoon >= 0", name=op.f("ck_ontzorg_telefoon")),
        sa.CheckConstraint("verlengd_tot >= datum", name=op.f("ck_ontzorg_verlengd_tot_na_datum")),
        sa.CheckConstraint("water >= 0", name=op.f("ck_ontzorg_water")),
        sa.CheckConstraint("zorgverzekering >= 0", name=op.f("ck_ontzorg_zorgverzekering")),
        sa.ForeignKeyConstraint(["dossier_id"], ["dossier.id"], name=op.f("fk_ontzorg_dossier_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_ontzorg")),
        sa.UniqueConstraint("dossier_id", "datum", name=op.f("uq_ontzorg_dossier_id_datum")),
    )
    op.create_table(
        "pip",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("dossier_id", sa.Integer(), nullable=False),
        sa.Column("dagtekening", sa.String(), nullable=True),
        sa.Column("bekendmaking", sa.String(), nullable=True),
        sa.Column("gesprekken", sa.Integer(), nullable=True),
        sa.Column("intensiteit_route", sa.Integer(), nullable=True),
        sa.Column("intensiteit_pvt", sa.Integer(), nullable=True),
        sa.Column("intensiteit_map", sa.Integer(), nullable=True),
        sa.Column("alfabetisering", sa.String(), nullable=True),
        sa.Column("mag_opleiding_afmaken", sa.Boolean(), nullable=True),
        sa.Column("doel", sa.String(), nullable=True),
        sa.Column("vve", sa.String(), nullable=True),
        sa.Column("begeleiding", sa.String(), nullable=True),
        sa.Column("ontzorgen", sa.String(), nullable=True),
        sa.Column("participatie", sa.String(), nullable=True),
        sa.Column("sociale_context", sa.String(), nullable=True),
        sa.Column("financien", sa.String(), nullable=True),
        sa.Column("gezondheid", sa.String(), nullable=True),
        sa.Column("land_van_herkomst", sa.String(), nullable=True),
        sa.Column("inburgering", sa.String(), nullable=True),
        sa.Column("toekomstperspectief", sa.String(), nullable=True),
        sa.Column("afgewezen_routes", sa.String(), nullable=True),
        sa.Column("reden", sa.String(), nullable=True),
        sa.CheckConstraint("alfabetisering IN ('a', 'aa', 'nvt')", name=op.f("ck_pip_alfabetisering")),
        sa.CheckConstraint(
            "bekendmaking GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'", name=op.f("ck_pip_bekendmaking")
        ),
        sa.CheckConstraint(
            "dagtekening GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'", name=op.f("ck_pip_dagtekening")
        ),
        sa.CheckConstraint("gesprekken BETWEEN 0 AND 99", name=op.f("ck_pip_gesprekken")),
        sa.CheckConstraint("intensiteit_map BETWEEN 1 AND 9999", name=op.f("ck_pip_intensiteit_map")),
        sa.CheckConstraint("intensiteit_pvt BETWEEN 1 AND 9999", name=op.f("ck_pip_intensiteit_pvt")),
        sa.CheckConstraint("intensiteit_route BETWEEN 1 AND 9999", name=op.f("ck_pip_intensiteit_route")),
        sa.ForeignKeyConstraint(["dossier_id"], ["dossier.id"], name=op.f("fk_pip_dossier_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_pip")),
        sa.UniqueConstraint("dossier_id", "dagtekening", name=op.f("uq_pip_dossier_id_dagtekening")),
    )
    op.create_table(
        "route",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("dossier_id", sa.Integer(), nullable=False),
        sa.Column("route", sa.String(), nullable=False),
        sa.Column("datum", sa.String(), nullable=False),
        sa.Column("niveau", sa.String(), nullable=True),
        sa.Column("reden", sa.String(), nullable=True),
        sa.Column("afgeschaald_op", sa.String(), nullable=True),
        sa.Column("uren", sa.Integer(), nullable=True),
        sa.Column("afschaal_reden", sa.String(), nullable=True),
        sa.Column("afgerond_op", sa.String(), nullable=True),
        sa.CheckConstraint("NOT (route = 'onderwijs' AND niveau = 'a2')", name=op.f("ck_route_a2_met_o")),
        sa.CheckConstraint("NOT (route = 'z' AND niveau = 'b1')", name=op.f("ck_route_b1_met_z")),
        sa.CheckConstraint(
            "afgerond_op GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'", name=op.f("ck_route_afgerond_op")
        ),
        sa.CheckConstraint(
            "afgeschaald_op GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'", name=op.f("ck_route_afgeschaald_op")
        ),
        sa.CheckConstraint("datum GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'", name=op.f("ck_route_datum")),
        sa.CheckConstraint("niveau IN ('a2', 'b1')", name=op.f("ck_route_niveau")),
        sa.CheckConstraint("route IN ('b1', 'onderwijs', 'z')", name=op.f("ck_route_route")),
        sa.CheckConstraint("afgerond_op >= datum", name=op.f("ck_route_afgerond_op_na_datum")),
        sa.CheckConstraint("afgeschaald_op >= datum", name=op.f("ck_route_afgeschaald_op_na_datum")),
        sa.ForeignKeyConstraint(["dossier_id"], ["dossier.id"], name=op.f("fk_route_dossier_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_route")),
        sa.UniqueConstraint("dossier_id", "datum", name=op.f("uq_route_dossier_id_datum")),
    )
    op.create_table(
        "intake_leefgebied",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("intake_id", sa.Integer(), nullable=False),
        sa.Column("naam", sa.String(), nullable=False),
        sa.Column("waarde", sa.String(), nullable=False),
        sa.CheckConstraint(
            "naam IN ('leerbaarheid', 'opleiding', 'werkervaring', 'vrijwilligerswerk', 'praktische_competenties', 'werknemersvaardigheden', 'taalniveau', 'motivatie', 'zelfredzaamheid', 'digitale_vaardigheden', 'gezinssituatie', 'fysieke_gezondheid', 'mentale_gezondheid', 'sociaal_netwerk', 'vve', 'arbeidsparticipatie')",
            name=op.f("ck_intake_leefgebied_naam"),
        ),
        sa.ForeignKeyConstraint(["intake_id"], ["intake.id"], name=op.f("fk_intake_leefgebied_intake_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_intake_leefgebied")),
        sa.UniqueConstraint("intake_id", "naam", name=op.f("uq_intake_leefgebied_intake_id_naam")),
    )
    op.create_table(
        "intake_zrm",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("intake_id", sa.Integer(), nullable=False),
        sa.Column("naam", sa.String(), nullable=False),
        sa.Column("waarde", sa.Integer(), nullable=False),
        sa.CheckConstraint(
            "naam IN ('financien', 'werk_opleiding', 'tijdsbesteding', 'huisvesting', 'huiselijke_relaties', 'geestelijke_gezondheid', 'lichamelijke_gezondheid', 'middelengebruik', 'basale_adl', 'instrumentele_adl', 'sociaal_netwerk', 'maatschappelijke_participatie', 'justitie')",
            name=op.f("ck_intake_zrm_naam"),
        ),
        sa.CheckConstraint("waarde BETWEEN 1 AND 5", name=op.f("ck_intake_zrm_waarde")),
        sa.ForeignKeyConstraint(["intake_id"], ["intake.id"], name=op.f("fk_intake_zrm_intake_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_intake_zrm")),
        sa.UniqueConstraint("intake_id", "naam", name=op.f("uq_intake_zrm_intake_id_naam")),
    )
    op.create_table(
        "pip_leefgebied",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("pip_id", sa.Integer(), nullable=False),
        sa.Column("naam", sa.String(), nullable=False),
        sa.Column("waarde", sa.String(), nullable=False),
        sa.CheckConstraint(
            "naam IN ('leerbaarheid', 'opleiding', 'werkervaring', 'vrijwilligerswerk', 'praktische_competenties', 'werknemersvaardigheden', 'taalniveau', 'motivatie', 'zelfredzaamheid', 'digitale_vaardigheden', 'gezinssituatie', 'fysieke_gezondheid', 'mentale_gezondheid', 'sociaal_netwerk', 'vve', 'arbeidsparticipatie')",
            name=op.f("ck_pip_leefgebied_naam"),
        ),
        sa.ForeignKeyConstraint(["pip_id"], ["pip.id"], name=op.f("fk_pip_leefgebied_pip_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_pip_leefgebied")),
        sa.UniqueConstraint("pip_id", "naam", name=op.f("uq_pip_leefgebied_pip_id_naam")),
    )
    op.execute(
        "CREATE TRIGGER spoor_niet_wijzigen BEFORE UPDATE ON spoor"
        " BEGIN SELECT RAISE(ABORT, 'spoor is append-only'); END"
    )
    op.execute(
        "CREATE TRIGGER spoor_niet_wissen BEFORE DELETE ON spoor BEGIN SELECT RAISE(ABORT, 'spoor is append-only'); END"
    )
    op.execute(
        "CREATE TRIGGER spoor_niet_vervangen BEFORE INSERT ON spoor"
        " WHEN EXISTS (SELECT 1 FROM spoor WHERE id = NEW.id)"
        " BEGIN SELECT RAISE(ABORT, 'spoor is append-only'); END"
    )
