using System.Text;
using CloudCrm.Crm.Webhooks;

namespace CloudCrm.Tests.Webhooks;

[TestFixture]
internal sealed class SignatureTests
{
    /// <summary>The vector that the reference libraries of Standard Webhooks share (github.com/standard-webhooks/standard-webhooks, libraries).</summary>
    [Test]
    public void The_reference_vector_of_Standard_Webhooks_comes_out() => Assert.That(
        WebhookSignature.Of("msg_p5jXN8AQM9LWM0D4loKWxJek", 1_614_265_330, "{\"test\": 2432232314}"u8, ["whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw"]),
        Is.EqualTo("v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE="));

    [Test]
    public void Several_secrets_give_several_signatures_that_each_verify()
    {
        var (one, two, body) = (SigningSecrets.New(), SigningSecrets.New(), Encoding.UTF8.GetBytes("{}"));
        var post = new Post("evt_1", "1700000000", WebhookSignature.Of("evt_1", 1_700_000_000, body, [one, two]), "application/json", body);

        Assert.That(post.Signatures.Split(' '), Has.Length.EqualTo(2));
        Assert.That((post.IsSignedWith(one), post.IsSignedWith(two), post.IsSignedWith(SigningSecrets.New())), Is.EqualTo((true, true, false)));
        Assert.That((post with { Body = Encoding.UTF8.GetBytes("{ }") }).IsSignedWith(one), Is.False);
        Assert.That((post with { Timestamp = "1700000001" }).IsSignedWith(one), Is.False);
    }
}
