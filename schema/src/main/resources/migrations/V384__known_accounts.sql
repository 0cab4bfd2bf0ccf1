-- Since when accounts below a domain are known, without reading their rows.
DROP INDEX account_domain_reversed;
CREATE INDEX account_domain_reversed ON account (reverse(domain) text_pattern_ops, first_seen_at) WHERE domain IS NOT NULL;
