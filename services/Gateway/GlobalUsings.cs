global using CloudCrm.Contracts;
global using Wire = CloudCrm.Client;
