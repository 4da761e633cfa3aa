/**
 * Who this laptop is to central: its id, its audit signing key, and what enrolment gave it. Keys are made here on first
 * use and never leave; everything is in files only the service's account can read. Other packages sign through
 * {@link dev.chaperone.desktop.device.DeviceIdentity} and never see a private key.
 */
@NullMarked
package dev.chaperone.desktop.device;

import org.jspecify.annotations.NullMarked;
