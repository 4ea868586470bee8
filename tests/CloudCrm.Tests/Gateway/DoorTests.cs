using System.Net;
using CloudCrm.Client;
using CloudCrm.Gateway.Tenancy;

namespace CloudCrm.Tests.Gateway;

/// <summary>The throttle on the doors that open without a credential.</summary>
[TestFixture]
internal sealed class DoorTests
{
    [Test]
    public async Task Sign_ups_and_sign_ins_from_one_address_are_throttled_when_loopback_is_not_exempt()
    {
        await using var api = await TheApi.Start(new() { ["Doors:LiftOnLoopback"] = "false", ["SignUp:PerAddressPerHour"] = "2", ["SignIn:PerAddressPerHour"] = "2" });
        using var first = await Company.Open(api);
        using var second = await Company.Open(api);

        var third = Assert.ThrowsAsync<CrmApiException>(() => Company.Open(api))!;
        Assert.That((third.Status, third.Code), Is.EqualTo((HttpStatusCode.TooManyRequests, "too_many_tries")));
        Assert.That(third.RetryAfter, Is.GreaterThan(TimeSpan.Zero));

        for (var i = 0; i < 2; i++)
            using (await CrmClient.SignIn(api.Address, new(first.Request.Mail, Company.Password)))
            {
            }

        Assert.That(Assert.ThrowsAsync<CrmApiException>(() => CrmClient.SignIn(api.Address, new(first.Request.Mail, Company.Password)))!.Code, Is.EqualTo("too_many_tries"));
        Assert.That((await first.Owner.Tenant.Read()).Name, Is.EqualTo("Acme"));
    }

    [TestCase("10.0.0.1", "10.0.0.1", true)]
    [TestCase("10.0.0.1", "10.0.0.2", false)]
    [TestCase("::ffff:10.0.0.1", "10.0.0.1", true)]
    [TestCase("2001:db8:0:1::1", "2001:db8:0:1:ffff::2", true)]
    [TestCase("2001:db8:0:1::1", "2001:db8:0:2::1", false)]
    public void An_address_counts_with_its_neighbourhood(string one, string other, bool together) =>
        Assert.That(DoorThrottle.Neighbourhood(IPAddress.Parse(one)).Equals(DoorThrottle.Neighbourhood(IPAddress.Parse(other))), Is.EqualTo(together));
}
