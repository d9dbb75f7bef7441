@needs.strict
Feature: Keeping to what is declared
  A Biglearn can be set to hold every message against what its calls declare; deployed ones are not.
  For whoever writes to Biglearn: a mistake is told with its place, before it becomes part of a history.

  These scenarios run on a Biglearn that is set so. There is no page for any of it.

  Background:
    Given Biglearn knows a course with the students Ben and Cleo

  Rule: A list is no longer than declared

    @BLX-9 @api @no-ui
    Scenario Outline: <count> <events> in one message are too many
      When Tutor tells of <count> <events> in one message
      Then Tutor is refused because something in it is not valid
      And Tutor hears that the trouble is with "<place>"
      And the course's history holds 2 events

      Examples: one more than declared
        | count | events      | place       |
        | 101   | rosters     | rosters     |
        | 1001  | answers     | responses   |
        | 1001  | assignments | assignments |

  Rule: As much is asked for as declared, and not nothing

    @BLX-9 @api @no-ui
    Scenario Outline: The list, <wanted>, is refused
      When the list of courses is read, <wanted>
      Then Tutor is refused because something in it is not valid
      And Tutor hears that the trouble is with "max_num_metadatas"

      Examples:
        | wanted               |
        | none at all          |
        | more than a thousand |

  Rule: An estimate lies between none and all

    @BLX-9 @api @no-ui
    Scenario: An estimate above all is refused
      When the algorithm tries to estimate Ben's strength on page 1 as 1.2
      Then Tutor is refused because something in it is not valid
      And Tutor hears that the trouble is with "most_likely"
