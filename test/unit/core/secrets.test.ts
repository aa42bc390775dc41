import assert from 'node:assert/strict';
import { holdsSecret } from '../../../src/core/secrets';

describe('secrets in code', () => {
  for (const secret of [
    'const key = "AKIAIOSFODNN7EXAMPLE";',
    'token: ghp_a1B2c3D4e5F6g7H8i9J0k1L2m3N4o5P6q7R8',
    '-----BEGIN RSA PRIVATE KEY-----',
    'connect("postgres://admin:hunter22@db.example.com/shop")',
    "password = 'c0rrectHorse'",
    '"client_secret": "8f14e45fceea167a"',
    'API_KEY := `Zm9vYmFy1234`',
    'eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxMjM0NTY3ODkwIn0.dozjgNryP4J3jVmNHl0w5N_XgL0n3I9PlFUP0THsR8U',
  ]) {
    it(`are found in ${secret.slice(0, 40)}`, () => assert.ok(holdsSecret(secret)));
  }

  for (const code of [
    "password = os.environ['DB_PASSWORD']",
    'password = "change me please"',
    'token = "<your token>"',
    'const secret = "${SECRET_1}"',
    'tokenize(text, "utf8-with-bom")',
    'fetch("https://example.com:8080/a@b")',
    'api_key = "xxxxxxxxxxxxxxxx"',
  ]) {
    it(`are not seen in ${code.slice(0, 40)}`, () => assert.ok(!holdsSecret(code)));
  }
});
