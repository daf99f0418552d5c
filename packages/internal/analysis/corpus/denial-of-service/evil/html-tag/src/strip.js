// surroundings: durations
export const strip = (html) => html.replace(/<(\w+)(\s+\w+(="[^"]*")?)*\s*>(.|\s)*<\/\1>/g, ''); //@act
