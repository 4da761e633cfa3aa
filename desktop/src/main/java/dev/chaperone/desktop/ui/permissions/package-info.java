/**
 * Permissions: which answers are remembered, until when, and taking them back. A yes and a remembered no stand apart,
 * because taking them back means opposite things. The service decides what is live; this draws it and passes the wish
 * on.
 */
@NullMarked
package dev.chaperone.desktop.ui.permissions;

import org.jspecify.annotations.NullMarked;
