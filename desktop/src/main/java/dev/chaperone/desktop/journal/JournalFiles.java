package dev.chaperone.desktop.journal;

import dev.chaperone.desktop.device.DeviceIdentity;

/** A journal's files and the keys they are sealed and signed with. */
record JournalFiles(SegmentStore store, RecordCipher cipher, DeviceIdentity identity) {}
