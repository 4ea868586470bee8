using CloudCrm.Foundation;

namespace CloudCrm.Gateway.Tenancy;

/// <summary>How often one remote address may try the doors that open without a credential, and how often it may come with a wrong one.</summary>
internal sealed record DoorSettings(int SignUpsPerHour, int SignInsPerHour, int BadCredentialsPerHour, int UnknownOriginsPerHour, bool LiftOnLoopback)
{
    private const int DefaultSignUps = 20;
    private const int DefaultSignIns = 300;

    // More than one program makes that forgot its key and asks once a second: it must not keep its whole office out.
    private const int DefaultWrong = 6_000;

    /// <summary>
    /// <c>SignUp:PerAddressPerHour</c>, <c>SignIn:PerAddressPerHour</c> (sign-in of people and operators, and accepting invitations),
    /// <c>BadToken:PerAddressPerHour</c>, <c>BadOrigin:PerAddressPerHour</c> and <c>Doors:LiftOnLoopback</c>. The lift is on by default only when embedded: behind a proxy on the same machine everybody comes from loopback.
    /// </summary>
    /// <exception cref="SettingException">A setting is malformed; it is named.</exception>
    public static DoorSettings From(IConfiguration settings) => new(
        Count(settings, "SignUp:PerAddressPerHour", DefaultSignUps),
        Count(settings, "SignIn:PerAddressPerHour", DefaultSignIns),
        Count(settings, "BadToken:PerAddressPerHour", DefaultWrong),
        Count(settings, "BadOrigin:PerAddressPerHour", DefaultWrong),
        Flag(settings, "Doors:LiftOnLoopback", whenAbsent: settings["Database:Provider"] is null or "sqlite"));

    private static int Count(IConfiguration settings, string key, int whenAbsent)
    {
        if (settings[key] is not { } text)
            return whenAbsent;
        return int.TryParse(text, System.Globalization.CultureInfo.InvariantCulture, out var count) && count > 0
            ? count
            : throw new SettingException($"The setting {key} must be a whole number above 0.");
    }

    private static bool Flag(IConfiguration settings, string key, bool whenAbsent)
    {
        if (settings[key] is not { } text)
            return whenAbsent;
        return bool.TryParse(text, out var flag) ? flag : throw new SettingException($"The setting {key} must be true or false.");
    }
}
