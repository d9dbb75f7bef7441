Feature: Reading scores
  The gradebook tells who has done what, and how well.
  For teachers, who grade by it, and for students, who want to know where they stand.

  Rule: A teacher reads everybody's scores, a student only the own

    @severity-1 @SC-01 @api @ui
    Scenario: The teacher's gradebook
      Given Ada teaches Ben and Cleo in section "1st" and Dan in section "2nd"
      When Ada publishes the homework "Week 1"
      Then the gradebook that Ada reads is about Ben, Cleo and Dan

    @severity-1 @SC-01 @api @ui
    Scenario: A student's gradebook
      Given Ada teaches Ben and Cleo
      When Ada publishes the homework "Week 1"
      Then the gradebook that Ben reads is about Ben

  Rule: Points follow the answers

    @severity-1 @SC-07 @api @ui
    Scenario Outline: Everything <outcome>
      Given Ada teaches Ben
      And Ada has published the homework "Week 1", with feedback at once
      When Ben works through "Week 1", answering <outcome>
      Then Ada's gradebook shows <points> points of Ben for "Week 1"

      Examples:
        | outcome | points |
        | right   | full   |
        | wrong   | no     |

  Rule: A dropped student is marked and does not count

    @severity-1 @SC-05 @api @ui
    Scenario: The mark
      Given Ada teaches Ben and Cleo
      When Ada drops Ben
      Then in Ada's gradebook Ben is marked as dropped

  Rule: A dropped student does not move the section's average; the site shows it as a rounded share of many, so there is no browser scenario

    @severity-1 @SC-05 @api @no-ui
    Scenario: The average is that of those who are there
      Given Ada teaches Ben and Cleo
      And Ada has given the homework "Week 1", due 2 days ago, which Ben worked all wrong and Cleo all right
      When Ada drops Ben
      Then the average of section "1st" is 100 %

  Rule: A student is not shown a score whose feedback is not out

    @severity-1 @SC-08 @api @ui
    Scenario: Before it is due
      Given Ada teaches Ben
      And Ada has published the homework "Week 1", due tomorrow, with feedback when due
      When Ben works through "Week 1", answering right
      Then Ben is shown no score for "Week 1" yet

    @severity-1 @SC-08 @needs.time-travel @api @ui
    Scenario: After it was due
      Given Ada teaches Ben
      And Ada has published the homework "Week 1", due tomorrow, with feedback when due
      And Ben has worked through "Week 1", answering right
      When 3 days pass
      Then Ben is shown full points for "Week 1"
