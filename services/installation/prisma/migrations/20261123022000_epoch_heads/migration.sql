-- Gateways ask how far many marketplaces have come; the courier, who sees all of them, sees this number too.
GRANT SELECT (epoch) ON epoch TO guildhall_courier;
