using CloudCrm.Foundation.Data;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace CloudCrm.Tests.Foundation.Data.Things;

[DbContext(typeof(PgThingDb)), Migration("20261121000000_Mechanism")]
public sealed class PgMechanism : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder) => migrationBuilder.Sql(MechanismTables.Postgres + MechanismTables.JournalAddress);
}

[DbContext(typeof(LiteThingDb)), Migration("20261121000000_Mechanism")]
public sealed class LiteMechanism : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder) => migrationBuilder.Sql(MechanismTables.Sqlite + MechanismTables.JournalAddress);
}

[DbContext(typeof(PgThingDb)), Migration("20261121000100_Things")]
public sealed class PgThings : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder) => migrationBuilder.Sql("""
        CREATE TABLE things (
            tenant_id uuid NOT NULL,
            id uuid NOT NULL,
            version bigint NOT NULL,
            name text COLLATE "C" NOT NULL,
            kind smallint NOT NULL,
            other_kind smallint NULL,
            made_at timestamptz NOT NULL,
            sold_at timestamptz NULL,
            price numeric NULL,
            is_new boolean NOT NULL,
            count integer NOT NULL,
            weight bigint NULL,
            owner_id uuid NULL,
            picture bytea NULL,
            birthday date NULL,
            PRIMARY KEY (tenant_id, id));
        CREATE INDEX ix_things_name ON things (tenant_id, name, id);
        CREATE TABLE parts (
            tenant_id uuid NOT NULL,
            id uuid NOT NULL,
            thing_id uuid NOT NULL,
            label text COLLATE "C" NOT NULL,
            note text NULL,
            PRIMARY KEY (tenant_id, id),
            FOREIGN KEY (tenant_id, thing_id) REFERENCES things (tenant_id, id));
        CREATE UNIQUE INDEX ix_parts_label ON parts (tenant_id, label);
        CREATE TABLE places (id uuid NOT NULL PRIMARY KEY, version bigint NOT NULL, name text COLLATE "C" NOT NULL);
        CREATE UNIQUE INDEX ix_places_name ON places (name);
        CREATE TABLE signs (text text COLLATE "C" NOT NULL PRIMARY KEY, thing_id uuid NOT NULL);
        """
        + Rls.Postgres("things") + Rls.Postgres("parts"));
}

[DbContext(typeof(LiteThingDb)), Migration("20261121000100_Things")]
public sealed class LiteThings : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder) => migrationBuilder.Sql("""
        CREATE TABLE things (
            tenant_id TEXT NOT NULL,
            id TEXT NOT NULL,
            version INTEGER NOT NULL,
            name TEXT NOT NULL,
            kind INTEGER NOT NULL,
            other_kind INTEGER NULL,
            made_at INTEGER NOT NULL,
            sold_at INTEGER NULL,
            price TEXT NULL,
            is_new INTEGER NOT NULL,
            count INTEGER NOT NULL,
            weight INTEGER NULL,
            owner_id TEXT NULL,
            picture BLOB NULL,
            birthday TEXT NULL,
            PRIMARY KEY (tenant_id, id)) STRICT;
        CREATE INDEX ix_things_name ON things (tenant_id, name, id);
        CREATE TABLE parts (
            tenant_id TEXT NOT NULL,
            id TEXT NOT NULL,
            thing_id TEXT NOT NULL,
            label TEXT NOT NULL,
            note TEXT NULL,
            PRIMARY KEY (tenant_id, id),
            FOREIGN KEY (tenant_id, thing_id) REFERENCES things (tenant_id, id)) STRICT;
        CREATE UNIQUE INDEX ix_parts_label ON parts (tenant_id, label);
        CREATE TABLE places (id TEXT NOT NULL PRIMARY KEY, version INTEGER NOT NULL, name TEXT NOT NULL) STRICT;
        CREATE UNIQUE INDEX ix_places_name ON places (name);
        CREATE TABLE signs (text TEXT NOT NULL PRIMARY KEY, thing_id TEXT NOT NULL) STRICT;
        """);
}
