-- Who has a role is asked again and again, and nearly nobody has one.

CREATE INDEX users_staff ON users (account_id) INCLUDE (role, disabled_at) WHERE role <> 'member';
