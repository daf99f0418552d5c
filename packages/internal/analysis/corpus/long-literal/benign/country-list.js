// surroundings: durations
export const codes = 'ak al am an ao ap aq ar as at bk bl bm bn bo bp bq br bs bt ck cl cm cn co cp cq cr cs ct dk dl dm dn do dp dq dr ds dt ek el em en eo ep eq er es et fk fl fm fn fo fp fq fr fs ft gk gl gm gn go gp gq gr gs gt hk hl hm hn ho hp hq hr hs ht ik il im in io ip iq ir is it jk jl jm jn jo jp jq jr js jt'.split(' ');
