namespace CloudCrm.Contracts.Tenants;

/// <summary>Bounds guesses at one account's password before anything is hashed. Key: a digest of the address that is signed in with, whether or not anybody has it.</summary>
[Alias("IGuessGuard")]
public interface IGuessGuard : IGrainWithStringKey
{
    /// <summary>Takes a try; false when none is left, and nothing may be compared.</summary>
    /// <param name="place">From where: a network address, or one's own session.</param>
    /// <param name="isOwn">True for somebody who is signed in already: bounded by itself only.</param>
    [Alias("May")]
    Task<bool> May(string place, bool isOwn);

    /// <summary>Gives a try back that was no wrong guess; after a right one the place is known from then on, and has all its tries again.</summary>
    [Alias("Settle")]
    Task Settle(string place, bool isOwn, bool isRight);

    /// <summary>Counts a sign-in that failed, for the journals of whoever has the address. What was counted is written a moment later, then at most once in 15 minutes.</summary>
    [Alias("Miss")]
    Task Miss(string mail, string place);

    /// <summary>Makes a place known whose visitor has shown in another way that the account is his.</summary>
    [Alias("Welcome")]
    Task Welcome(string place);
}
