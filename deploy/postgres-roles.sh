#!/bin/sh
# Makes the three login roles and the two databases. Run once as a superuser of PostgreSQL, with the passwords in the environment;
# psql finds the server by PGHOST, PGPORT and PGUSER as usual. The official container runs it when its volume is new.
set -eu
psql -v ON_ERROR_STOP=1 -v owner="$OWNER_PASSWORD" -v app="$APP_PASSWORD" -v operator="$OPERATOR_PASSWORD" \
  --username "${POSTGRES_USER:-postgres}" --dbname postgres <<'SQL'
CREATE ROLE cloudcrm_owner LOGIN PASSWORD :'owner';
CREATE ROLE cloudcrm_app LOGIN PASSWORD :'app';
CREATE ROLE cloudcrm_operator LOGIN PASSWORD :'operator';
CREATE DATABASE cloudcrm OWNER cloudcrm_owner ENCODING 'UTF8' TEMPLATE template0;
CREATE DATABASE cloudcrm_billing OWNER cloudcrm_owner ENCODING 'UTF8' TEMPLATE template0;
SQL
