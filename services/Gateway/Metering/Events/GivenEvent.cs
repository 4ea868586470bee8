using CloudCrm.Contracts.Metering;
using CloudCrm.Gateway.Http;

namespace CloudCrm.Gateway.Metering.Events;

/// <summary>A CloudEvent as it was read.</summary>
/// <param name="Usage">What it tells; null where it is malformed.</param>
/// <param name="Source">Its source, where it could be read.</param>
/// <param name="Id">Its id, where it could be read.</param>
/// <param name="Fault">What is malformed about it; null where nothing is.</param>
internal readonly record struct GivenEvent(ExternalUsage? Usage, string? Source, string? Id, Fault? Fault);
