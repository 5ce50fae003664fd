"""What the operating system says, in Dutch. Stdlib only."""


def os_reason(error: OSError) -> str:
    """A system error in Dutch, for the ones that users meet."""
    import errno

    known = {
        errno.EACCES: "geen toegang (controleer de rechten)",
        errno.EPERM: "geen toegang (controleer de rechten)",
        errno.ENOENT: "het bestand of de map bestaat niet",
        errno.ENOSPC: "de schijf is vol",
        errno.EROFS: "het bestandssysteem is alleen-lezen",
        errno.ENOTDIR: "een deel van het pad is geen map",
        errno.EISDIR: "het is een map",
        errno.EEXIST: "er staat al iets met die naam",
        errno.EFBIG: "het bestand mag niet groter worden",
        errno.EDQUOT: "de ruimte voor deze gebruiker is op",
        errno.ENAMETOOLONG: "de naam is te lang",
    }
    return known.get(error.errno or 0, f"systeemfout {error.errno}")
