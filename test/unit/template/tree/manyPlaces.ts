/** A test class with so many places of `self.assertEquals(…)`, as people write them. */
export function manyPlaces(count: number): string {
  const tests = Array.from({ length: count }, (_, i) =>
    [
      `    def test_${i}(self):`,
      `        value = self.make(${i}, name="n${i}", other=[1, 2, ${i}])`,
      '        # the total is what was put in',
      `        self.assertEquals(value.total(), ${i})`,
      '        self.assertTrue(value.ok)',
      '',
    ].join('\n'),
  );
  return `class U(TestCase):\n${tests.join('\n')}`;
}
