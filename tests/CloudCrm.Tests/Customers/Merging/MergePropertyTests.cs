using CloudCrm.Contracts.Metering;

namespace CloudCrm.Tests.Customers.Merging;

/// <summary>Random merges, unmerges and acts obey the rule, and what happens at once obeys it as if one had been first.</summary>
[TestFixture]
internal sealed class MergePropertyTests : CrmFixture
{
    [FsCheck.NUnit.Property(Arbitrary = [typeof(MergeStories)], MaxTest = 25)]
    public void Timelines_follow_the_rule_through_merges_and_unmerges(MergeStory story) => Play(story).GetAwaiter().GetResult();

    [FsCheck.NUnit.Property(Arbitrary = [typeof(LongMergeStories)], MaxTest = 20), Category("full")]
    public void Timelines_of_up_to_50_customers_follow_the_rule(MergeStory story) => Play(story).GetAwaiter().GetResult();

    private async Task Play(MergeStory story)
    {
        var scene = new MergeScene(Grains, NewTenant(), Clock, Agent);
        var model = await scene.Begin(story.Customers);
        foreach (var part in story.Parts())
        {
            Clock.Now += TimeSpan.FromSeconds(part[0].Who % 2);
            var done = await Task.WhenAll(part.Select(scene.Take));
            model = await Explain(scene, model, part, done);
        }

        for (var who = 0; who < story.Customers; who++)
        {
            await scene.Take(new(MergeDeed.Unmerge, who, 0, 0, false));
            model = model with { Into = model.Into.SetItem(who, -1) };
        }

        Assert.That(await scene.Differs(model), Is.Null, "after all were unmerged");
        await CheckMoney(scene);
    }

    /// <summary>How things are after steps that began together: as after one order of them, whose answers and timelines are those that were seen.</summary>
    private static async Task<MergeModel> Explain(MergeScene scene, MergeModel model, MergeStep[] part, MergeAnswer[] done)
    {
        var wrong = new List<string>();
        int[][] orders = part.Length == 1 ? [[0]] : [[0, 1], [1, 0]];
        foreach (var order in orders)
        {
            var (next, answers) = (model, new string[part.Length]);
            foreach (var i in order)
                (answers[i], next) = next.After(part[i], done[i].Entry);
            if (!answers.SequenceEqual(done.Select(one => one.Answer)))
                wrong.Add($"expected {string.Join(", ", answers)}; got {string.Join(", ", done.Select(one => one.Answer))}");
            else if (await scene.Differs(next) is { } difference)
                wrong.Add(difference);
            else
                return next;
        }

        throw new AssertionException($"{string.Join<MergeStep>(" & ", part)}: {string.Join("; or ", wrong)}");
    }

    /// <summary>Merges tell Billing nothing; acts tell of whom they were put down to.</summary>
    private async Task CheckMoney(MergeScene scene)
    {
        var usage = await Usage(scene.Tenant);
        Assert.That(usage.Where(e => e.Meter == Meters.CustomersActive).Select(e => e.CustomerId).Distinct(), Is.EquivalentTo(scene.Active));
        Assert.That(usage.Count(e => e.Meter == Meters.MessagesInbound), Is.EqualTo(scene.Messages));
        Assert.That(usage.Select(e => e.Meter).Distinct(), Is.SubsetOf(new[] { Meters.CustomersActive, Meters.MessagesInbound }));
    }
}
