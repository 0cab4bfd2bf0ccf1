-- What is searched often is found without reading everything.

CREATE INDEX account_local_name_search_form ON account
    USING gin (search_form(username || ' ' || display_name) gin_trgm_ops) WHERE domain IS NULL;
CREATE INDEX account_indexable ON account (id) WHERE indexable;
