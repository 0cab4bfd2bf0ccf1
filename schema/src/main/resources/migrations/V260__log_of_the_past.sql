-- What happened before there was a log, and the texts that stood then: so that histories and texts agree with it from the beginning.
INSERT INTO log_pending (entry, proposal_id)
SELECT convert_to('{"at":' || to_json(to_char(date_trunc('second', v.created_at AT TIME ZONE 'UTC'), 'YYYY-MM-DD"T"HH24:MI:SS"Z"'))
           || ',"kind":"version","proposal":' || to_json(p.record_uri) || ',"text":"' || encode(v.digest, 'hex')
           || '","version":' || v.version || '}', 'UTF8'), p.id
FROM proposal_version v JOIN proposal p ON p.id = v.proposal_id WHERE p.local
ORDER BY p.id, v.version, v.correction;

INSERT INTO log_pending (entry, proposal_id)
SELECT convert_to('{"at":' || to_json(to_char(date_trunc('second', e.created_at AT TIME ZONE 'UTC'), 'YYYY-MM-DD"T"HH24:MI:SS"Z"'))
           || CASE WHEN a.uri IS NULL THEN '' ELSE ',"body":' || to_json(a.uri) END
           || ',"by":"' || CASE WHEN e.actor_account_id IS NULL THEN 'rule' WHEN e.body_id IS NOT NULL THEN 'body' ELSE 'person' END
           || '","event":' || to_json(e.kind)
           || CASE WHEN e.from_state IS NULL THEN '' ELSE ',"from":' || to_json(e.from_state) END
           || ',"kind":"event","proposal":' || to_json(p.record_uri)
           || CASE WHEN e.reason IS NULL THEN '' ELSE ',"reason":' || to_json(e.reason) END
           || CASE WHEN e.to_state IS NULL THEN '' ELSE ',"to":' || to_json(e.to_state) END || '}', 'UTF8'), p.id
FROM proposal_event e JOIN proposal p ON p.id = e.proposal_id
LEFT JOIN body b ON b.id = e.body_id LEFT JOIN account a ON a.id = b.account_id
WHERE p.local ORDER BY e.id;
