/** Why it is broken: small rules, from what was recorded to one root cause, with what to do about it. */
package lab.diagnose;
