Feature: Creating a course
  A teacher makes a course from an offering, which brings the book and the questions.
  For teachers at the beginning of a term, and for those who keep students from
  making courses of their own.

  Rule: A verified teacher creates a course and is its teacher from then on

    @smoke @severity-1 @CO-01 @api @ui
    Scenario: The new course is the teacher's own
      Given Ada teaches no course yet
      When Ada creates the course "Biology 1" with 1 section
      Then Ada has the course "Biology 1", as its teacher

    @CO-08 @api @ui
    Scenario: The sections that were asked for are there, named in order
      Given Ada teaches no course yet
      When Ada creates the course "Biology 1" with 2 sections
      Then the sections of Ada's course are "1st" and "2nd"

    @CO-08 @api @no-ui
    Scenario: Also when they are many, which no page has to show
      Given Ada teaches no course yet
      When Ada creates the course "Biology 1" with 12 sections
      Then the sections of Ada's course are "1st", "2nd", "3rd", "4th", "5th", "6th", "7th", "8th", "9th", "10th", "11th" and "12th"

  Rule: Who is not a verified teacher cannot create a course; the site offers them no way to try, so there is no browser scenario

    @severity-1 @CO-02 @api @no-ui
    Scenario: A student cannot create a course
      Given Ben studies at the same school
      When Ben tries to create the course "My own"
      Then Ben is refused because they are not allowed to
      And Ben is in no course

    @severity-1 @CO-02 @api @no-ui
    Scenario: Nobody can without signing in
      Given Ada teaches no course yet
      When somebody who is not signed in tries to create the course "Nobody's"
      Then they are refused because they are not signed in

  Rule: What is missing is told at once; the site's wizard goes on only with what it needs, so there is no browser scenario

    @CO-03 @api @no-ui
    Scenario: Three things are missing
      Given Ada teaches no course yet
      When Ada tries to create a course without "name", "offering" and "number of sections"
      Then Ada is refused because something is missing
      And all 3 are told to be missing

    @CO-04 @api @no-ui
    Scenario: A course needs its term
      Given Ada teaches no course yet
      When Ada tries to create a course without a "term"
      Then Ada is refused because something is missing
      And Ada is in no course

  Rule: A course is of a term on offer

    @CO-05 @api @ui
    Scenario: A term that is long over
      Given Ada teaches no course yet
      When Ada tries to create the course "Biology 1" in a term of 2 years ago
      Then Ada is refused because something in it is not valid

    @CO-05 @api @ui
    Scenario: A term that is not on offer yet
      Given Ada teaches no course yet
      When Ada tries to create the course "Biology 1" in a term 2 years ahead
      Then Ada is refused because something in it is not valid

  Rule: A course begins and ends with its term

    @CO-06 @api @ui
    Scenario: A course of the next term
      Given Ada teaches no course yet
      When Ada creates the course "Biology 1" in the next term on offer
      Then Ada's course begins and ends with its term

  Rule: Every term has its days; where a course shows them was shown above, so there is no browser scenario

    @CO-06 @api @no-ui
    Scenario Outline: The <term> term
      Given Ada teaches a course of the <term> term of 2027
      Then Ada's course runs from "<first>" to "<last>"

      Examples: winter ends with a leap day
        | term   | first           | last             |
        | spring | 1 January 2027  | 29 June 2027     |
        | summer | 1 April 2027    | 31 August 2027   |
        | fall   | 1 July 2027     | 31 December 2027 |
        | winter | 1 November 2027 | 29 February 2028 |

  Rule: A course has days that can be; only operators set others than a term's, so there is no browser scenario

    @nightly @CO-07 @api @no-ui
    Scenario: It does not end before it begins
      When somebody sets up a course that ends before it begins
      Then they are refused because something in it is not valid

    @nightly @CO-07 @api @no-ui
    Scenario Outline: It does not lie in <year>
      When somebody sets up a course of the year <year>
      Then they are refused because something in it is not valid

      Examples: before there was a Tutor, and when there will be none
        | year |
        | 2014 |
        | 2099 |

  Rule: Everybody finds the own courses and no others, each once

    @severity-1 @CO-10 @api @ui
    Scenario: A teacher does not find a colleague's course
      Given Max teaches a course
      And Ada teaches a course
      Then Ada's course is the only course of Ada, as its teacher

    @severity-1 @CO-10 @api @ui
    Scenario: A student finds the course they joined
      Given Max teaches a course
      And Ada teaches a course
      When Ben joins section "1st" of Ada's course
      Then Ada's course is the only course of Ben, as a student

  Rule: Who teaches a course and studies in it is told of both; only operators make it so, so there is no browser scenario

    @nightly @CO-12 @api @no-ui
    Scenario: A teacher who is a student as well
      Given Ines teaches a course and is a student in it
      Then Ines is in the course as its teacher and as a student

  Rule: A new course has a way of grading readings and one of grading homework

    @CO-09 @api @ui
    Scenario: The templates of a new course
      Given Ada teaches no course yet
      When Ada creates the course "Biology 1" with 1 section
      Then Ada's grading templates are "OpenStax Homework" and "OpenStax Reading"

  Rule: A wizard leads a teacher step by step, and can be left; only the site has it, so there are no API scenarios

    @nightly @UI-42 @ui @no-api
    Scenario: Leaving it makes no course
      Given Ada teaches no course yet
      When Ada leaves the wizard for courses at each of its steps
      Then Ada is in no course

    @nightly @UI-43 @ui @no-api
    Scenario: It waits for answers
      Given Ada teaches no course yet
      When Ada goes through the wizard for courses
      Then it has gone on from no step before that was answered

    @nightly @UI-44 @ui @no-api
    Scenario: Sizes are numbers
      Given Ada teaches no course yet
      When Ada writes "a4b" as the size of a course
      Then it is taken as "4"

  Rule: A teacher's first visit leads to a subject, and to a preview of it; only the site leads, so there are no API scenarios

    @UI-54 @ui @no-api
    Scenario: A subject that is there
      Given Ada teaches no course yet
      When Ada looks at the subject of the book
      Then she is told of it, and offered a preview

    @nightly @UI-54 @ui @no-api
    Scenario: A subject that is not
      Given Ada teaches no course yet
      Then Ada is thanked for suggesting "Basket weaving"

    @UI-55 @ui @no-api
    Scenario: Who says to be a teacher has to wait
      Given somebody has signed up to teach, and nobody has verified it
      Then they are told that they are being verified

    @UI-55 @needs.time-travel @ui @no-api
    Scenario: Who is not verified in time is refused
      Given somebody has signed up to teach, and nobody has verified it
      And 3 days have passed
      Then they are told that Tutor is not open to them
