setTimeout('steal(' + id + ')', 0);
