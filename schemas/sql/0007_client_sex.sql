-- SPDX-License-Identifier: Apache-2.0
-- What cut-offs of some measures go by; empty: not recorded.
ALTER TABLE client ADD COLUMN sex TEXT NOT NULL DEFAULT '' CHECK (sex IN ('', 'woman', 'man', 'another'));
