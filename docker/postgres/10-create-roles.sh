#!/usr/bin/env bash
# Gives every subgraph its own place in the database: a login role, a schema that this role owns, and the two roles
# without login under which callers are answered. A login role can make no roles, databases or other schemas.
#
# Runs by itself when the data volume is empty. It may be run again, to add a subgraph or to change passwords:
#   docker compose up -d postgres   (with the new .env)
#   docker compose exec postgres /docker-entrypoint-initdb.d/10-create-roles.sh
set -euo pipefail

# As in subgraphs/definitions.ts, with `-` as `_`.
schemas=(organisaties meldingen veilig_wonen otwb zicht_op programma)

run_sql() {
  psql --no-psqlrc --quiet --set ON_ERROR_STOP=1 --username "$POSTGRES_USER" --dbname "$POSTGRES_DB" "$@"
}

for schema in "${schemas[@]}"; do
  variable="$(tr '[:lower:]' '[:upper:]' <<<"$schema")_DB_PASSWORD"
  # It becomes part of a URL, where other characters mean something else.
  if [[ ! "${!variable:-}" =~ ^[A-Za-z0-9._~-]{24,}$ ]]; then
    echo "Creating the database roles: $variable: wanted at least 24 characters out of A-Z a-z 0-9 . _ ~ -" >&2
    exit 1
  fi
done

# The server lets everybody connect to every database until told otherwise.
run_sql --set database="$POSTGRES_DB" <<'SQL'
revoke all on database :"database", postgres, template1 from public;
revoke all on schema public from public;
SQL

for schema in "${schemas[@]}"; do
  variable="$(tr '[:lower:]' '[:upper:]' <<<"$schema")_DB_PASSWORD"
  # The password goes by the environment: arguments show in the list of processes.
  ROLE_PASSWORD="${!variable}" run_sql --set database="$POSTGRES_DB" --set schema="$schema" \
    --set login="nwb_$schema" --set reader="nwb_${schema}_lezer" --set statistics="nwb_${schema}_statistiek" <<'SQL'
\getenv password ROLE_PASSWORD
-- Keeps the password out of the server's log, whatever its settings.
set client_min_messages = 'warning';
set log_statement = 'none';
set log_min_error_statement = 'panic';

select format('create role %I nologin', role)
from unnest(array[:'login', :'reader', :'statistics']) as role
where not exists (select from pg_roles where rolname = role) \gexec

alter role :"login" login password :'password' connection limit 50
  nosuperuser nocreatedb nocreaterole noreplication nobypassrls inherit;
grant :"reader", :"statistics" to :"login";
grant connect on database :"database" to :"login";
create schema if not exists :"schema" authorization :"login";
SQL
  echo "Database role nwb_$schema has its schema $schema"
done
