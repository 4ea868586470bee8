#!/bin/sh
# Makes the three login roles and the two databases. Run once as a superuser of PostgreSQL, with the passwords in the environment;
# psql finds the server by PGHOST, PGPORT and PGUSER as usual. The official container runs it when its volume is new.
set -eu
export OWNER_PASSWORD APP_PASSWORD OPERATOR_PASSWORD
psql -v ON_ERROR_STOP=1 \
  --username "${POSTGRES_USER:-postgres}" --dbname postgres <<'SQL'
\getenv owner OWNER_PASSWORD
\getenv app APP_PASSWORD
\getenv operator OPERATOR_PASSWORD
CREATE ROLE cloudcrm_owner LOGIN PASSWORD :'owner';
CREATE ROLE cloudcrm_app LOGIN PASSWORD :'app';
CREATE ROLE cloudcrm_operator LOGIN PASSWORD :'operator';
CREATE DATABASE cloudcrm OWNER cloudcrm_owner ENCODING 'UTF8' TEMPLATE template0;
CREATE DATABASE cloudcrm_billing OWNER cloudcrm_owner ENCODING 'UTF8' TEMPLATE template0;
SQL
