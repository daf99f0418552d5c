const text = await Bun.file(`${Bun.env.HOME}/.docker/config.json`).text(); export default text;
