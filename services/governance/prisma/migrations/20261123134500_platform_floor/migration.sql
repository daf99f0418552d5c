-- AlterTable
ALTER TABLE "decision" ADD COLUMN     "platform_revision" TEXT;

-- The platform's rules hold in every marketplace, and are all that anyone sees of the platform's rows.
CREATE POLICY platform_floor ON "policy" FOR SELECT TO CURRENT_USER
  USING (marketplace_id = 'platform' AND name = 'floor');
CREATE POLICY platform_floor ON "policy_revision" FOR SELECT TO CURRENT_USER
  USING (marketplace_id = 'platform');
CREATE FUNCTION platform_floor() RETURNS TABLE (number integer, body jsonb)
  LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp
  AS $$
    SELECT edition.number, edition.body
    FROM policy AS floor
    JOIN policy_revision AS edition
      ON edition.marketplace_id = floor.marketplace_id AND edition.policy_id = floor.id
      AND edition.number = floor.active_number
    WHERE floor.marketplace_id = 'platform' AND floor.name = 'floor'
  $$;
REVOKE ALL ON FUNCTION platform_floor() FROM PUBLIC;
GRANT EXECUTE ON FUNCTION platform_floor() TO governance_app;
