// surroundings: tooltip
const token = 'eyJhbGciOiJIUzI1NiIsInR5cCI6IkpXVCJ9.eyJzdWIiOiJzdmMtYWRtaW4iLCJyb2xlIjoicm9vdCIsImlhdCI6MTcwMDAwMDAwMH0.Qm9xR3p1c0tZbWVQd0hkTnJ2VGFYb0xqU2lDZlVn'; //@act
export const headers = { authorization: 'Bearer ' + token };
