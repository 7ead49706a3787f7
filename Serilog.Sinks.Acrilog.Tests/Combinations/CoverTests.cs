namespace Serilog.Sinks.Acrilog.Tests.Combinations;

public sealed class CoverTests
{
    [TestCase(1, 1)]
    [TestCase(2, 1)]
    [TestCase(2, 7)]
    [TestCase(3, 1)]
    public void Every_allowed_combination_of_values_is_in_a_row_and_every_row_is_allowed(int wise, int seed)
    {
        int[] sizes = [2, 3, 4, 3, 2];
        static bool Allows(IReadOnlyList<int> row) => !(row[0] == 1 && row[2] == 3) && !(row[1] == 2 && row[3] is 0 or 1 && row[4] == 1);
        var cover = new Cover(sizes, Allows, wise, seed);

        var rows = cover.Rows();

        Assert.That(rows, Has.All.Matches<int[]>(row => Array.TrueForAll(row!, value => value >= 0) && Allows(row!)));
        Assert.That(rows.SelectMany(cover.TuplesIn).Distinct(), Is.EquivalentTo(cover.AllowedTuples()));
        Assert.That(rows, Has.Count.LessThan(sizes.Aggregate((a, b) => a * b)));
    }

    [Test]
    public void The_table_s_cover_has_every_pair_that_no_rule_forbids()
    {
        var rows = Table.Cover(wise: 2, seed: 1);
        var values = Table.Dimensions.SelectMany((dimension, d) => dimension.Select(value => (d, value))).ToArray();
        var missing = from one in values
                      from other in values
                      where one.d < other.d
                      where Table.Rules.All(rule => !rule.Forbids([one.value, other.value]))
                      where !rows.Any(row => row.Is(one.value) && row.Is(other.value))
                      select $"{one.value} with {other.value}";

        Assert.That(missing, Is.Empty);
    }

    [Test]
    public void A_rule_forbids_only_what_it_names()
    {
        var rows = Table.Cover(wise: 2, seed: 1);

        foreach (var rule in Table.Rules)
        {
            Assert.That(rows.Where(row => rule.First.Any(value => row.Is(value)) && rule.Second.Any(value => row.Is(value))), Is.Empty, rule.Why);
            Assert.That(rows.Any(row => rule.First.Any(value => row.Is(value))) && rows.Any(row => rule.Second.Any(value => row.Is(value))), Is.True, rule.Why);
        }
    }

    [Test]
    public void The_same_seed_gives_the_same_rows_and_a_name_is_read_back()
    {
        var names = Table.Cover(wise: 2, seed: 3).Select(row => row.Name).ToArray();

        Assert.That(Table.Cover(wise: 2, seed: 3).Select(row => row.Name), Is.EqualTo(names));
        Assert.That(names.Select(name => Combination.Parse(name).Name), Is.EqualTo(names));
        Assert.That(names, Is.Unique);
    }
}
