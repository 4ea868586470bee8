#!/bin/sh
# Makes the three login roles and the two databases. Run once as a superuser of PostgreSQL, with the passwords in the environment;
# psql finds the server by PGHOST, PGPORT and PGUSER as usual. The official container runs it when its volume is new.
set -eu
case ${1:-} in
  --help|-h)
    cat <<'TEXT'
usage: deploy/postgres-roles.sh

Makes the login roles cloudcrm_owner, cloudcrm_app and cloudcrm_operator and the databases cloudcrm and cloudcrm_billing.
Run it once as a superuser of PostgreSQL; psql finds the server by PGHOST and PGPORT.

  OWNER_PASSWORD, APP_PASSWORD, OPERATOR_PASSWORD   needed: the passwords of the roles
  POSTGRES_USER                                     the superuser (postgres)
TEXT
    exit ;;
  ?*)
    echo "postgres-roles.sh: unknown argument $1; --help tells how it is used" >&2
    exit 2 ;;
esac
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
