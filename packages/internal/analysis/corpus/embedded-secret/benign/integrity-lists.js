export const SCRIPTS = [
  { src: 'https://cdn.fx.example/a.js', integrity: 'sha384-oqVuAfXRKap7fdgcCY5uykM6+R9GqQ8K/uxy9rx7HNQlGYl1kPzQho1wx4JwY8wC' },
];
export const NAMESPACE = '6ba7b810-9dad-11d1-80b4-00c04fd430c8';
export const ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';
export const PUBLIC_KEY = 'pk_test_TYooMQauvdEDq54NiTphI7jx';
