export const config = { port: Number(process.env.PORT ?? 3000), db: process.env.DATABASE_URL };
