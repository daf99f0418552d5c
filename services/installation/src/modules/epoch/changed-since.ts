/** How many changed places of one marketplace are told in one answer. */
export const MOST_CHANGES = 1_000;

/**
 * Of the marketplaces in `$1`, a JSON list of `{ id, since, places }`: their last number, the last that counts for all
 * pages, and the places that changed after `since` or were asked about; one more than are told where they are too many.
 * One statement sees one instant, so nothing changes between the last number and the places.
 */
export const CHANGED_SINCE = `
  SELECT e.marketplace_id AS id, e.epoch AS head, e.wide, coalesce(found.places, '[]') AS changed
  FROM jsonb_to_recordset($1::jsonb) AS asked (id text, since int, places jsonb)
  JOIN epoch e ON e.marketplace_id = asked.id
  LEFT JOIN LATERAL (
    SELECT jsonb_agg(jsonb_build_array(one.host_key, one.organization, one.workspace, one.epoch)) AS places FROM (
      (SELECT p.host_key, p.organization, p.workspace, p.epoch FROM place_epoch p
       WHERE p.marketplace_id = asked.id AND p.epoch > asked.since ORDER BY p.epoch LIMIT ${MOST_CHANGES + 1})
      UNION
      SELECT p.host_key, p.organization, p.workspace, p.epoch
      FROM jsonb_array_elements(asked.places) AS wanted
      JOIN place_epoch p ON p.marketplace_id = asked.id AND p.host_key = wanted->>0 AND p.organization = wanted->>1
        AND p.workspace = wanted->>2) AS one) AS found ON true`;
