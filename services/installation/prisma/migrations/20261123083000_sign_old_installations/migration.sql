-- Pages start only what is signed. What runs since before there were signed manifests is signed by the service, soon:
-- only it has the key. Row level security hides all rows from their owner as well, so it is set aside for this one look.
ALTER TABLE installation NO FORCE ROW LEVEL SECURITY;
ALTER TABLE due NO FORCE ROW LEVEL SECURITY;
INSERT INTO due (marketplace_id, id, kind, subject_id, rev, at)
SELECT marketplace_id, 'due_sign_' || id, 'signOldInstallation', id, rev, now()
FROM installation WHERE signed_manifest IS NULL AND state IN ('ACTIVE', 'UPDATE_PENDING_CONSENT')
ON CONFLICT DO NOTHING;
ALTER TABLE due FORCE ROW LEVEL SECURITY;
ALTER TABLE installation FORCE ROW LEVEL SECURITY;
