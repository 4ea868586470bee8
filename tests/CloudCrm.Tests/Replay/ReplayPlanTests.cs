using CloudCrm.Bench.Replay;

namespace CloudCrm.Tests.Replay;

public sealed class ReplayPlanTests
{
    private const string Header = ",tweet_id,author_id,inbound,created_at,text,response_tweet_id,in_response_to_tweet_id\n";

    [Test]
    public void A_thread_is_one_interaction_of_the_company_that_answers_in_it()
    {
        var plan = Plan("0,1,100,True,Tue Oct 31 22:00:00 +0000 2017,my phone is dead,2,", "1,2,AcmeCare,False,Tue Oct 31 22:01:00 +0000 2017,@100 sorry,,1.0");

        var acme = plan.Tenants.Single();
        Assert.Multiple(() =>
        {
            Assert.That(acme.Name, Is.EqualTo("AcmeCare"));
            Assert.That(acme.Customers, Is.EqualTo(new[] { "100" }));
            Assert.That(acme.Interactions.Single().Tweets.Select(t => t.Id), Is.EqualTo(new[] { "1", "2" }));
        });
    }

    [Test]
    public void An_inbound_tweet_goes_to_whom_it_answers_before_who_answers_it()
    {
        var plan = Plan(
            "0,1,Acme,False,Tue Oct 31 22:00:00 +0000 2017,@100 hello,2,",
            "1,2,100,True,Tue Oct 31 22:01:00 +0000 2017,thanks,3,1.0",
            "2,3,Bolt,False,Tue Oct 31 22:02:00 +0000 2017,@100 we too,,2.0");

        Assert.That(
            plan.Tenants.Select(t => (t.Name, string.Join(',', t.Interactions.SelectMany(i => i.Tweets).Select(x => x.Id)))),
            Is.EqualTo(new[] { ("Acme", "1,2"), ("Bolt", "3") }));
    }

    [Test]
    public void Of_several_answers_the_earliest_counts_and_equal_times_go_by_the_smaller_number()
    {
        var plan = Plan(
            "0,1,100,True,Tue Oct 31 22:00:00 +0000 2017,help,\"10,9\",",
            "1,10,Bolt,False,Tue Oct 31 22:02:00 +0000 2017,@100 here,,1.0",
            "2,9,Acme,False,Tue Oct 31 22:02:00 +0000 2017,@100 here,,1.0");

        Assert.That(plan.Tenants.Single(t => t.Name == "Acme").Interactions.Single().Tweets.Select(t => t.Id), Is.EqualTo(new[] { "1", "9" }));
    }

    [Test]
    public void Without_any_outbound_tweet_the_first_handle_that_is_not_all_digits_names_the_company()
    {
        var plan = Plan("0,1,100,True,Tue Oct 31 22:00:00 +0000 2017,@200 look what @AcmeCare did,,", "1,2,101,True,Tue Oct 31 23:00:00 +0000 2017,nobody is named,,");

        Assert.Multiple(() =>
        {
            Assert.That(plan.Tenants.Single().Name, Is.EqualTo("AcmeCare"));
            Assert.That(plan.Rejected.Single().TweetId, Is.EqualTo("2"));
        });
    }

    [Test]
    public void Handles_are_compared_without_case_and_a_company_is_named_as_it_spells_itself()
    {
        var plan = Plan("0,1,100,True,Tue Oct 31 22:00:00 +0000 2017,@ACMECARE hi,,", "1,2,AcmeCare,False,Wed Nov 01 22:00:00 +0000 2017,@101 hi,,");

        Assert.That(plan.Tenants.Select(t => (t.Name, t.Interactions.Count)), Is.EqualTo(new[] { ("AcmeCare", 2) }));
    }

    [Test]
    public void Where_nobody_wrote_in_the_first_all_digit_handle_of_the_earliest_tweet_is_the_customer()
    {
        var plan = Plan("0,1,Acme,False,Tue Oct 31 22:00:00 +0000 2017,@Bolt and @101 hi,,", "1,2,Acme,False,Tue Oct 31 22:00:00 +0000 2017,to all of you,,");

        Assert.Multiple(() =>
        {
            Assert.That(plan.Tenants.Single().Interactions.Single().Customers, Is.EqualTo(new[] { "101" }));
            Assert.That(plan.Rejected.Single().TweetId, Is.EqualTo("2"));
        });
    }

    [Test]
    public void The_earliest_inbound_author_is_the_interactions_customer_and_the_others_are_customers_too()
    {
        var plan = Plan(
            "0,3,102,True,Tue Oct 31 22:05:00 +0000 2017,me too,,1.0",
            "1,1,101,True,Tue Oct 31 22:00:00 +0000 2017,broken,2,",
            "2,2,Acme,False,Tue Oct 31 22:02:00 +0000 2017,@101 sorry,,1.0");

        Assert.That(plan.Tenants.Single().Interactions.Single().Customers, Is.EqualTo(new[] { "101", "102" }));
    }

    [TestCase("0,x1,100,True,Tue Oct 31 22:00:00 +0000 2017,hi,,", "tweet_id")]
    [TestCase("0,1,,True,Tue Oct 31 22:00:00 +0000 2017,hi,,", "author_id")]
    [TestCase("0,1,100,true,Tue Oct 31 22:00:00 +0000 2017,hi,,", "inbound")]
    [TestCase("0,1,100,True,31.10.2017,hi,,", "created_at")]
    [TestCase("0,1,100,True,Tue Oct 31 22:00:00 +0000 2017,,,", "text")]
    [TestCase("words only", "tweet_id")]
    public void A_row_that_is_not_valid_is_rejected_with_the_column_that_is_wrong(string row, string column)
    {
        var file = TweetFile.Read(new StringReader(Header + row + "\n"));

        Assert.Multiple(() =>
        {
            Assert.That(file.Tweets, Is.Empty);
            Assert.That(file.Rejected.Single().Reason, Does.StartWith(column));
        });
    }

    [Test]
    public void Of_several_valid_rows_with_one_id_the_first_counts_and_the_others_are_ignored()
    {
        var file = TweetFile.Read(new StringReader(Header
            + "0,1,100,True,Tue Oct 31 22:00:00 +0000 2017,first,,\n"
            + "1,1,100,True,Tue Oct 31 22:00:00 +0000 2017,second,,\n"));

        Assert.Multiple(() =>
        {
            Assert.That(file.Tweets.Single().Text, Is.EqualTo("first"));
            Assert.That(file.Repeated, Is.EqualTo(1));
            Assert.That(file.Rejected, Is.Empty);
        });
    }

    [Test]
    public void A_missing_column_is_named()
    {
        Assert.That(() => TweetFile.Read(new StringReader("tweet_id,author_id\n1,2\n")), Throws.TypeOf<InvalidDataException>().With.Message.Contains("inbound"));
    }

    [Test]
    public void The_real_file_gives_the_known_numbers()
    {
        using var reader = File.OpenText(SharedData.File("support-tweets.csv"));

        var file = TweetFile.Read(reader);
        var plan = ReplayPlan.Of(file.Tweets);

        Assert.Multiple(() =>
        {
            Assert.That(plan.Tenants, Has.Count.EqualTo(76));
            Assert.That(plan.Tenants.Sum(t => t.Customers.Count()), Is.EqualTo(1_454));
            Assert.That(plan.Tenants.Sum(t => t.Interactions.Count), Is.EqualTo(1_315));
            Assert.That(plan.Tenants.Sum(t => t.Interactions.Sum(i => i.Tweets.Count)), Is.EqualTo(5_000));
            Assert.That(file.Rejected.Count + plan.Rejected.Count, Is.EqualTo(1));
        });
    }

    private static ReplayPlan Plan(params string[] rows)
    {
        var file = TweetFile.Read(new StringReader(Header + string.Join('\n', rows) + "\n"));
        Assert.That(file.Rejected, Is.Empty, "the rows of this test are valid");
        return ReplayPlan.Of(file.Tweets);
    }
}
