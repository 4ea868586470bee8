using CloudCrm.Contracts.Interactions;
using Orleans.Concurrency;

namespace CloudCrm.Contracts.Customers;

/// <summary>The files on a customer; their only writer. Key: tenant and customer. Their bytes are at tenant / <c>customer-files</c> / customer / id / blob.</summary>
[Alias("ICustomerFilesGrain")]
public interface ICustomerFilesGrain : IGrainWithStringKey
{
    /// <summary>As <see cref="IInteractionGrain.Expect"/>. Not found where there is no such customer.</summary>
    [Alias("Expect")]
    Task<Outcome<Done>> Expect(Guid attachmentId, Guid blobId);

    /// <summary>As <see cref="IInteractionGrain.Attach"/>; also what was attached to a customer that was merged into this one since.</summary>
    /// <param name="attachment">Its facts.</param>
    /// <param name="caller">Who attaches it.</param>
    /// <param name="named">The merged customer that was named where this one is its survivor: the same upload is known there when the merge has ended.</param>
    [Alias("Attach")]
    Task<Outcome<Attachment>> Attach(Attachment attachment, Caller caller, Guid? named = null);

    /// <summary>One file's facts.</summary>
    [Alias("Attachment"), ReadOnly]
    Task<Outcome<Attachment>> Attachment(Guid id);

    /// <summary>As <see cref="IInteractionGrain.Detach"/>.</summary>
    [Alias("Detach")]
    Task<Outcome<Done>> Detach(Guid id, Caller caller);
}

/// <summary>Lists of files on customers. Key: the tenant.</summary>
[Alias("ICustomerFileReader")]
public interface ICustomerFileReader : IGrainWithStringKey
{
    /// <summary>A customer's files together with those of whoever was merged into it, newest first. Not found when there is no such customer.</summary>
    [Alias("List")]
    Task<Outcome<Page<Attachment>>> List(Guid customerId, string? cursor, int limit);

    /// <summary>As <see cref="INoteReader.Holder"/>, of a file.</summary>
    [Alias("Holder")]
    Task<Outcome<Guid>> Holder(Guid customerId, Guid id);
}
