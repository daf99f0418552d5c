// see https://other.example/docs
export const docs = 'https://other.example/docs';
