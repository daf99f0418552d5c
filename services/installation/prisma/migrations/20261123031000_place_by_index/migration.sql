-- They list common places only, and a page asks for a rare one; the statement that reads a page needs none.
DROP STATISTICS installation_place;
