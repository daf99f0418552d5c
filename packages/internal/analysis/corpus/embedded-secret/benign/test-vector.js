export const VECTOR = { key: '000102030405060708090a0b0c0d0e0f', plaintext: '00112233445566778899aabbccddeeff', ciphertext: '69c4e0d86a7b0430d8cdb78070b4c55a' };
export const tokens = { comma: 'Comma', colon: 'Colon', identifierToken: 'IdentifierToken', templateTokenEnd: 'TemplateTokenEnd' };
