using CloudCrm.Foundation.Messaging;
using Npgsql;

namespace CloudCrm.Tests.Foundation.Messaging;

/// <summary>Which failures are a message's own.</summary>
public sealed class MessagingFaultsTests
{
    [TestCase("08006", true, TestName = "connection failure")]
    [TestCase("25006", true, TestName = "read-only")]
    [TestCase("28000", true, TestName = "no such role")]
    [TestCase("28P01", true, TestName = "wrong password")]
    [TestCase("3D000", true, TestName = "no such database")]
    [TestCase("40P01", true, TestName = "deadlock")]
    [TestCase("53100", true, TestName = "disk full")]
    [TestCase("53300", true, TestName = "too many connections")]
    [TestCase("55P03", true, TestName = "locked")]
    [TestCase("57014", true, TestName = "cancelled")]
    [TestCase("57P01", true, TestName = "shut down")]
    [TestCase("22021", false, TestName = "text that is none")]
    [TestCase("23505", false, TestName = "unique column taken")]
    [TestCase("42703", false, TestName = "no such column")]
    public void A_message_is_blamed_for_what_its_data_or_statement_did_only(string state, bool mayPass)
    {
        var error = new PostgresException("", "ERROR", "ERROR", state);
        Assert.That(Faults.MayPass(error), Is.EqualTo(mayPass));
        Assert.That(Faults.MayPass(new InvalidOperationException("", error)), Is.EqualTo(mayPass));
    }
}
