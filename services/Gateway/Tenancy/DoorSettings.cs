using CloudCrm.Foundation;

namespace CloudCrm.Gateway.Tenancy;

/// <summary>How often one remote address may try the doors that open without a credential.</summary>
internal sealed record DoorSettings(int SignUpsPerHour, int SignInsPerHour, bool LiftOnLoopback)
{
    private const int DefaultSignUps = 20;
    private const int DefaultSignIns = 300;

    /// <summary>
    /// <c>SignUp:PerAddressPerHour</c>, <c>SignIn:PerAddressPerHour</c> (sign-in of people and operators, and accepting invitations) and
    /// <c>Doors:LiftOnLoopback</c>. The lift is on by default only when embedded: behind a proxy on the same machine everybody comes from loopback.
    /// </summary>
    /// <exception cref="SettingException">A setting is malformed; it is named.</exception>
    public static DoorSettings From(IConfiguration settings) => new(
        Count(settings, "SignUp:PerAddressPerHour", DefaultSignUps),
        Count(settings, "SignIn:PerAddressPerHour", DefaultSignIns),
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
